import { describe, expect, it } from "vitest";
import { RandomState } from "../../../src/engine/random.ts";
import { creatorOf, disposeAfterEach } from "./fastEngines.ts";

disposeAfterEach();

/** How far one step of a rule moves the biases of the last layer, where gradients are far from 0. */
async function firstMoves(name: "adam" | "rmsprop", lr: number): Promise<number[]> {
  const engine = await creatorOf({ precision: "f32", threads: 1, relaxed: false })({
    network: { layers: [4, 3, 2], activation: "tanh", init: "xavier" },
    optimizer: { name, lr, momentum: 0, decay: 0 },
    data: { train: { images: Uint8Array.from([9, 200, 31, 77]), labels: Uint8Array.from([1]) }, test: null },
    random: new RandomState(1),
  });
  engine.trainStep(Uint32Array.from([0]));
  return Array.from(engine.readParameters()[3], Math.abs);
}

describe("update rules in float32", () => {
  // Measured: 1e-7; 6e-6 and 5e-7 while 1 - 0.999 and 1 - 0.99 were themselves taken in float32.
  it("move by Adam's first step as far as the learning rate says", async () => {
    for (const move of await firstMoves("adam", 0.001)) expect(Math.abs(move / 0.001 - 1)).toBeLessThan(3e-7);
  });

  it("move by RMSprop's first step ten times as far", async () => {
    for (const move of await firstMoves("rmsprop", 0.001))
      expect(Math.abs(move / 0.01 - 1)).toBeLessThan(3e-7);
  });
});
