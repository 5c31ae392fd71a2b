import { describe, expect, it } from "vitest";
import type { EngineMaker } from "../../../src/worker/engineMaker.ts";
import { Session } from "../../../src/worker/session.ts";
import { makeReference } from "../makeReference.ts";
import { RecordingHost } from "../recordingHost.ts";
import { digits, smallConfig, useData } from "../smallRun.ts";

/** Engines that find no room for hidden layers of 4,096 units, nor for batches of more than 64 images. */
const cramped: EngineMaker = (setup, wanted) => {
  if (setup.network.layers.includes(4096)) throw new RangeError("memory: expected 900 MB, got less.");
  const made = makeReference(setup, wanted);
  const trainStep = made.engine.trainStep.bind(made.engine);
  made.engine.trainStep = (indices) => {
    if (indices.length > 64) throw new RangeError("memory: expected 700 MB, got less.");
    return trainStep(indices);
  };
  return made;
};

function crampedSession() {
  const host = new RecordingHost();
  const session = new Session(host, cramped);
  session.configure(smallConfig);
  useData(session, digits);
  return { host, session };
}

const problems = (host: RecordingHost) => host.all("problem").map(({ problem }) => problem.code);

describe("Session, short of memory", () => {
  it("goes on with a run like the one before when there is no room for the one that is wanted", async () => {
    const { host, session } = crampedSession();
    session.configure({ ...smallConfig, layers: [784, 4096, 10] });
    expect(problems(host)).toEqual(["out-of-memory"]);
    expect(host.last("run").config.layers).toEqual(smallConfig.layers);
    const [run, problem] = [host.last("run"), host.last("problem")].map((event) =>
      host.events.indexOf(event),
    );
    expect(problem, "told when the run stands, which ends what was told before").toBeGreaterThan(run);
    session.train();
    await host.until(() => host.status.state === "done");
  });

  it("stops the run when there is no room for a larger batch, and the next run starts clean", async () => {
    const { host, session } = crampedSession();
    session.train();
    await host.until(() => host.status.step > 2);
    session.adjust({ ...smallConfig, batch: 100 });
    await host.until(() => host.status.state === "failed");
    expect(problems(host)).toEqual(["out-of-memory"]);
    session.configure(smallConfig);
    session.train();
    await host.until(() => host.status.state === "done");
  });
});
