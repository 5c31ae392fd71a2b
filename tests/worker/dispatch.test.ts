import { describe, expect, it } from "vitest";
import { offerFiles } from "../../src/app/offerFiles.ts";
import { noDrawing, plainView } from "../../src/data/framing/drawing.ts";
import { DataHolder } from "../../src/worker/dataHolder.ts";
import { DataLoader } from "../../src/worker/dataLoader.ts";
import { dispatch } from "../../src/worker/dispatch.ts";
import type { Command } from "../../src/worker/protocol.ts";
import { seven } from "./drawnDigits.ts";
import { readySession, smallConfig } from "./smallRun.ts";

function ready() {
  const { host, session } = readySession();
  const holder = new DataHolder(session, host);
  const loader = new DataLoader(holder, host);
  const send = (command: Command) => dispatch(command, { session, holder, loader }, host);
  return { host, send };
}

describe("dispatch", () => {
  it("lets a command that follows a reset at once act on the new run", async () => {
    const { host, send } = ready();
    send({ type: "configure", config: smallConfig });
    send({ type: "step" });
    await host.until(() => host.status.step === 1);
    expect(host.last("status").runId).toBe(2);
  });

  it("carries out each command", async () => {
    const { host, send } = ready();
    send({ type: "step" });
    await host.until(() => host.status.step === 1);
    send({ type: "adjust", config: { ...smallConfig, epochs: 3 } });
    expect(host.status.targetEpochs).toBe(3);
    send({ type: "evaluateTest" });
    await host.until(() => host.status.test.loss !== null);
    send({ type: "train" });
    expect(host.status.state).toBe("training");
    send({ type: "pause" });
    expect(host.status.state).toBe("paused");
    send({ type: "watchWeights", on: true });
    expect(host.last("weights").picture.step).toBe(host.status.step);
    send({ type: "draw", drawingId: 5, drawing: seven, view: plainView });
    expect(host.last("answer").drawingId).toBe(5);
    send({ type: "watchInsight", why: true, shifts: true, asked: null });
    await host.until(() => host.all("insight").length > 0 && host.all("shifts").length > 0);
    send({ type: "draw", drawingId: 6, drawing: noDrawing, view: plainView });
    expect(host.last("answer")).toEqual({ type: "answer", drawingId: 6, answer: null });
    send({ type: "configure", config: smallConfig });
    expect(host.last("run").runId).toBe(2);
  });

  it("answers a ping even while it trains", async () => {
    const { host, send } = ready();
    send({ type: "train" });
    host.onBreath = () => {
      if (host.all("pong").length === 0) send({ type: "ping" });
    };
    await host.until(() => host.all("pong").length > 0);
    expect(host.status.state).toBe("training");
  });

  it("answers each load once, by its id, when all it brought has been posted", async () => {
    const { host, send } = ready();
    send({ type: "loadFiles", id: 11, files: offerFiles([new File(["no images"], "note.txt")]) });
    send({ type: "loadFiles", id: 12, files: [] });
    await host.until(() => host.all("reply").length === 2);
    await host.idle();
    expect(host.all("reply").map(({ id, loaded }) => [id, loaded])).toEqual([
      [11, false],
      [12, false],
    ]);
    const types = host.events.map(({ type }) => type);
    expect(types.indexOf("problem")).toBeGreaterThan(-1);
    expect(types.indexOf("problem")).toBeLessThan(types.indexOf("reply"));
    expect(types.indexOf("tray")).toBeLessThan(types.indexOf("reply"));
  });
});
