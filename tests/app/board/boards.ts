import { onTestFinished } from "vitest";
import { Playground } from "../../../src/app/playground.ts";
import type { Drawing, Picture } from "../../../src/data/framing/drawing.ts";
import type { Command } from "../../../src/worker/protocol.ts";
import { FakeWorker } from "../fakeWorker.ts";

export const drawn = (...strokes: number[][]): Drawing => ({
  strokes: strokes.map((points) => Float32Array.from(points)),
  picture: null,
});

export const one = drawn([80, 80, 240, 80]);
export const two = drawn([80, 80, 240, 80], [100, 180, 220, 180]);
export const picture: Picture = { rows: 2, cols: 3, ink: Uint8Array.of(0, 90, 255, 7, 0, 200) };

/** A page on a worker that only listens; closed when the test ends. */
export function openBoard(hash = "") {
  const worker = new FakeWorker();
  const playground = new Playground(() => worker, hash);
  onTestFinished(() => playground.dispose());
  const state = () => playground.store.getState();
  /** What the worker got of one type, oldest first. */
  const received = <T extends Command["type"]>(type: T) =>
    worker.received.filter((command): command is Extract<Command, { type: T }> => command.type === type);
  return { playground, board: playground.board, worker, state, received, shown: () => state().drawing };
}
