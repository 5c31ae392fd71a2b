import { describe, expect, it, vi } from "vitest";
import { checkEvent } from "../../../src/app/checkEvent.ts";
import { noDrawing, plainView, readDrawing } from "../../../src/data/framing/drawing.ts";
import { evidenceFor } from "../../../src/engine/insight/evidence.ts";
import type { EngineMaker } from "../../../src/worker/engineMaker.ts";
import { HiddenIndex } from "../../../src/worker/insight/hiddenIndex.ts";
import { Session } from "../../../src/worker/session.ts";
import { seven } from "../drawnDigits.ts";
import { makeReference } from "../makeReference.ts";
import { nearestByDefinition } from "../nearestByDefinition.ts";
import { RecordingHost } from "../recordingHost.ts";
import {
  PlainLoop,
  STEPS_PER_EPOCH,
  digits,
  readySession,
  smallConfig,
  trainToEnd,
  useData,
} from "../smallRun.ts";

const why = { why: true, shifts: false, asked: null };

const image = readDrawing(seven)!.image;

describe("Session's insight, while it trains", () => {
  it("keeps coming, leaves nine tenths of the time to training, and ends with the trained network", async () => {
    const small = readySession({ epochs: 30 });
    small.session.watchInsight({ ...why, shifts: true });
    small.session.draw(1, seven, plainView);
    const build = vi.spyOn(HiddenIndex, "build");
    const started = small.host.elapsedMs;
    await trainToEnd(small);
    const elapsed = small.host.elapsedMs - started;
    // Built once at the start, then every two seconds at most.
    expect(build.mock.calls.length).toBeLessThanOrEqual(1 + elapsed / 2000);
    build.mockRestore();
    const inTraining = small.host.all("insight").length;
    expect(inTraining).toBeGreaterThan(3);
    expect(inTraining).toBeLessThanOrEqual(2 + elapsed / 90);

    await small.host.idle(200);
    const loop = new PlainLoop(smallConfig);
    loop.train(30 * STEPS_PER_EPOCH);
    const { insight } = small.host.last("insight");
    const { engine } = loop;
    const expected = evidenceFor(
      engine.network,
      engine.readParameters(),
      image,
      insight!.label,
      insight!.against,
    );
    expect(insight).toMatchObject(expected);
    const nearest = nearestByDefinition(engine, image, 500);
    insight!.neighbours.forEach(({ distance }, k) => expect(distance).toBeCloseTo(nearest[k].distance, 9));
  });

  it("changes no loss", async () => {
    const plain = readySession({ epochs: 4 });
    await trainToEnd(plain);
    const small = readySession({ epochs: 4 });
    small.session.watchInsight({ ...why, shifts: true });
    small.session.draw(1, seven, plainView);
    await trainToEnd(small);
    expect(small.host.all("insight").length).toBeGreaterThan(0);
    expect(small.host.last("curves").curves.train).toEqual(plain.host.last("curves").curves.train);
  });

  it("is that of the run that stands, also when another takes its place while images are searched", async () => {
    const { host, session } = readySession();
    session.watchInsight(why);
    session.draw(1, seven, plainView);
    let breaths = 0;
    host.onBreath = () => {
      breaths += 1;
      if (breaths === 2) session.configure({ ...smallConfig, seed: 9, layers: [784, 20, 10] });
    };
    await host.until(
      () => breaths > 2 && host.all("insight").some(({ insight }) => insight!.searched === 500),
    );
    await host.idle();
    const { engine } = new PlainLoop({ ...smallConfig, seed: 9, layers: [784, 20, 10] });
    const nearest = nearestByDefinition(engine, image, 500);
    const { neighbours } = host.last("insight").insight!;
    neighbours.forEach(({ distance }, k) => expect(distance).toBeCloseTo(nearest[k].distance, 9));
  });

  it("is null for a network whose weights have overflowed", async () => {
    const { host, session } = readySession({ lr: 1e308, layers: [784, 8, 8, 10] });
    session.watchInsight({ ...why, shifts: true });
    session.draw(1, seven, plainView);
    session.train();
    await host.until(() => host.status.state === "failed");
    await host.idle();
    expect(host.last("insight").insight).toBeNull();
    expect(host.last("shifts").shifts).toBeNull();
  });

  it("brings only what the page accepts", async () => {
    const small = readySession();
    small.session.watchInsight({ ...why, shifts: true });
    small.session.draw(1, seven, plainView);
    await trainToEnd(small);
    small.session.draw(2, noDrawing, plainView);
    await small.host.idle();
    for (const event of small.host.events) expect(checkEvent(event)).toEqual(event);
  });
});

describe("Session's insight, short of memory", () => {
  /** Engines that find no room for more than a hundred images at a time. */
  const cramped: EngineMaker = (setup, wanted) => {
    const made = makeReference(setup, wanted);
    const predict = made.engine.predict.bind(made.engine);
    made.engine.predict = (images) => {
      if (images.length > 100 * 784) throw new RangeError("memory: expected 700 MB, got less.");
      return predict(images);
    };
    return made;
  };

  it("is null, and the run goes on", async () => {
    const host = new RecordingHost();
    const session = new Session(host, cramped);
    session.configure(smallConfig);
    useData(session, digits);
    session.watchInsight({ ...why, shifts: true });
    session.draw(1, seven, plainView);
    await host.until(() => host.all("shifts").length > 0);
    expect(host.last("shifts").shifts).toBeNull();
    await trainToEnd({ host, session });
    expect(host.last("answer").answer).not.toBeNull();
    expect(host.all("problem")).toEqual([]);
  });
});
