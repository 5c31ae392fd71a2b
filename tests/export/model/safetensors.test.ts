import { describe, expect, it } from "vitest";
import { readSafetensors } from "./readArrays.ts";
import { writeSafetensors } from "../../../src/export/model/safetensors.ts";
import { modelSafetensors } from "../../../src/export/model/writeModel.ts";
import { fixture, fixtureNames } from "./fixtures.ts";

/** The parts of a file as the format describes it: 8 bytes of length, the header, the numbers. */
function partsOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const header = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(8, 8 + length));
  return { length, header, numbers: [...bytes.subarray(8 + length)] };
}

const network = {
  layers: [2, 3],
  parameters: [Float64Array.of(1, 2, 3, 4, 5, 6), Float64Array.of(-1, -0, 0.5)],
  precision: "f32",
  activation: "tanh",
} as const;

describe("a safetensors file", () => {
  it("is, byte for byte, what the format says of it", () => {
    const { length, header, numbers } = partsOf(modelSafetensors(network));
    const json =
      '{"__metadata__":{"inkling":"1","activation":"tanh","layers":"2,3"},' +
      '"layers.0.w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},' +
      '"layers.0.b":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}';
    expect(header.trimEnd()).toBe(json);
    expect(header).toBe(json.padEnd(length, " "));
    expect(length % 8).toBe(0);
    expect(length - json.length).toBeLessThan(8);
    expect(numbers).toEqual([
      // Little-endian binary32 of 1 to 6, then −1, −0 and 0.5.
      ...[0, 0, 0x80, 0x3f, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40],
      ...[0, 0, 0x80, 0x40, 0, 0, 0xa0, 0x40, 0, 0, 0xc0, 0x40],
      ...[0, 0, 0x80, 0xbf, 0, 0, 0, 0x80, 0, 0, 0, 0x3f],
    ]);
  });

  it("has PyTorch’s names, and weights turned as PyTorch’s lie, where that is asked for", () => {
    const { header, numbers } = partsOf(modelSafetensors({ ...network, activation: null }, "torch"));
    expect(header.trimEnd()).toBe(
      '{"__metadata__":{"format":"pt","inkling":"1","layers":"2,3"},' +
        '"layers.0.weight":{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]},' +
        '"layers.0.bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}',
    );
    const values = new Float32Array(Uint8Array.from(numbers).buffer);
    expect([...values]).toEqual([1, 4, 2, 5, 3, 6, -1, -0, 0.5]);
  });

  it("holds arrays of every type, empty ones and scalars among them", () => {
    const arrays = [
      { name: "a", shape: [2], values: Float64Array.of(Math.PI, -1e300) },
      { name: "b", shape: [0, 4], values: new Float32Array(0) },
      { name: "c", shape: [], values: Uint32Array.of(2 ** 32 - 1) },
      { name: 'ä"\\', shape: [3], values: Uint8Array.of(1, 2, 255) },
    ];
    const bytes = writeSafetensors(arrays);
    expect(partsOf(bytes).header).toMatch(/^\{"a":\{"dtype":"F64",/);
    expect(readSafetensors(bytes, "some.safetensors")).toEqual({ tensors: arrays, metadata: {} });
  });

  it("is read wherever its header ends, though its numbers be unaligned", () => {
    const bytes = writeSafetensors([{ name: "a", shape: [2], values: Float64Array.of(1.5, -2) }]);
    const { length } = partsOf(bytes);
    for (let more = 1; more < 8; more++) {
      const moved = new Uint8Array(bytes.length + more).fill(0x20);
      moved.set(bytes.subarray(0, 8 + length));
      moved.set(bytes.subarray(8 + length), 8 + length + more);
      new DataView(moved.buffer).setUint32(0, length + more, true);
      const { tensors } = readSafetensors(moved, "moved.safetensors");
      expect(tensors[0].values).toEqual(Float64Array.of(1.5, -2));
    }
  });

  it("comes back byte for byte from the library’s own files, whose tensors lie in the order of their numbers", () => {
    for (const name of fixtureNames().filter((name) => /^(f4|f8|torch.*)\.safetensors$/.test(name))) {
      const { tensors, metadata } = readSafetensors(fixture(name), name);
      const again = writeSafetensors(tensors, metadata);
      expect(partsOf(again)).toEqual(partsOf(fixture(name)));
    }
  });
});
