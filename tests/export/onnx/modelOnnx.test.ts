import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ShapeError } from "../../../src/engine/shapeError.ts";
import { modelOnnx, type OnnxSpec } from "../../../src/export/onnx/modelOnnx.ts";
import { opened, run } from "./onnxRuntime.ts";

/** Eighths from `start` on, which float32 holds exactly. */
const eighths = (length: number, start: number) => Float64Array.from({ length }, (_, i) => (start + i) / 8);

const small: OnnxSpec = {
  layers: [6, 4, 3],
  activation: "tanh",
  parameters: [eighths(24, -12), eighths(4, 0), eighths(12, -6), eighths(3, -1)],
  precision: "f64",
  rows: 2,
  cols: 3,
  classNames: ["round", "square", "ç"],
  name: "Shapes",
};

describe("modelOnnx", () => {
  it("writes the bytes that ONNX's own library writes for the same network", () => {
    const theirs = readFileSync(join(import.meta.dirname, "../../fixtures/onnx/small.onnx"));
    expect(Buffer.from(modelOnnx(small)).equals(theirs)).toBe(true);
  });

  it("names what goes in and what comes out, for any number of images", async () => {
    const session = await opened(modelOnnx(small));
    const shapeOf = (size: number) => ({ type: "float32", shape: ["batch", size] });
    expect(session.inputMetadata).toEqual([{ name: "image", isTensor: true, ...shapeOf(6) }]);
    expect(session.outputMetadata).toEqual([
      { name: "probabilities", isTensor: true, ...shapeOf(3) },
      { name: "logits", isTensor: true, ...shapeOf(3) },
    ]);
  });

  it("computes what is worked out by hand", async () => {
    const parameters = [Float64Array.of(1, 0, 0, 2), new Float64Array(2), Float64Array.of(1, 0, 0, 1)];
    const spec = { ...small, layers: [2, 2, 2], activation: "relu", rows: 1, cols: 2 } as const;
    const session = await opened(
      modelOnnx({ ...spec, parameters: [...parameters, Float64Array.of(0, -1)], classNames: ["a", "b"] }),
    );
    // 255 is 1 and 51 a fifth: a = (1, 0.4), logits (1, -0.6).
    const { logits, probabilities } = await run(session, Uint8Array.of(255, 51), 2);
    expect(Array.from(logits)).toEqual([1, Math.fround(Math.fround(0.4) - 1)]);
    expect(probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-1.6)), 6);
  });

  it("has no activation where there is no hidden layer", async () => {
    const parameters = [Float64Array.of(1, 2, 3, 4), Float64Array.of(5, 6)];
    const spec = { ...small, layers: [2, 2], parameters, rows: 1, cols: 2 };
    const { logits } = await run(await opened(modelOnnx(spec)), Uint8Array.of(255, 0), 2);
    expect(Array.from(logits)).toEqual([6, 8]);
  });

  it("takes as many layers as a network may have, the same bytes each time", async () => {
    const layers = [4, 3, 3, 3, 3, 3, 3, 3, 3, 2];
    const parameters = layers.slice(1).flatMap((H, k) => [eighths(layers[k] * H, -3), eighths(H, 0)]);
    const spec = { ...small, layers, parameters, activation: "sigmoid", rows: 2, cols: 2 } as const;
    const bytes = modelOnnx(spec);
    expect(modelOnnx(spec)).toEqual(bytes);
    const { probabilities } = await run(await opened(bytes), new Uint8Array(12), 4);
    expect(probabilities).toHaveLength(6);
  });

  it("refuses parameters and sides that do not fit the layers", () => {
    const short = [...small.parameters.slice(0, 3), new Float64Array(2)];
    expect(() => modelOnnx({ ...small, parameters: short })).toThrow(
      expect.objectContaining({ name: ShapeError.name, code: "bad-parameters" }),
    );
    expect(() => modelOnnx({ ...small, cols: 4 })).toThrow(
      "ONNX: expected images of 6 pixels, got 2 × 4. Name the sides the network was made for.",
    );
  });
});
