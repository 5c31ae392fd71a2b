import { expect, it } from "vitest";
import { unzipSync } from "fflate";
import type { ArrayValues, NamedArray } from "../../../src/export/model/modelFile.ts";
import { npyBytes } from "../../../src/export/model/npy.ts";
import { writeNpz } from "../../../src/export/model/npz.ts";
import { readNpz } from "./readArrays.ts";
import { modelNpz } from "../../../src/export/model/writeModel.ts";
import { describeWithPython, pythonBytes } from "../python.ts";
import { networkOf } from "./networks.ts";

/** Reads a .npz from its input; writes what numpy.load makes of it, and what numpy.savez would, as JSON. */
const load = `
import base64, io, json, sys, zipfile
import numpy as np
file = io.BytesIO(sys.stdin.buffer.read())
assert zipfile.ZipFile(file).testzip() is None
file.seek(0)
arrays = dict(np.load(file))
def saved(array):
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()
text = lambda data: base64.b64encode(data).decode()
print(json.dumps([dict(name=name, shape=a.shape, dtype=a.dtype.str, c=a.flags.c_contiguous,
                       bytes=text(a.tobytes()), npy=text(saved(a))) for name, a in arrays.items()]))
`;

interface Loaded {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly c: boolean;
  readonly bytes: string;
  readonly npy: string;
}

const loaded = (npz: Uint8Array) =>
  JSON.parse(new TextDecoder().decode(pythonBytes(["-c", load], { input: npz }))) as Loaded[]; // written above

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayValues) =>
  base64(new Uint8Array(buffer, byteOffset, byteLength));

describeWithPython("a .npz as NumPy loads it", () => {
  it.each(["f32", "f64"] as const)("holds a network’s parameters bit for bit, in %s", (precision) => {
    const network = networkOf([784, 16, 12, 10], { precision });
    const names = ["layers.0.w", "layers.0.b", "layers.1.w", "layers.1.b", "layers.2.w", "layers.2.b"];
    const shapes = [[784, 16], [16], [16, 12], [12], [12, 10], [10]];
    expect(loaded(modelNpz(network)).map(({ npy, ...array }) => ({ ...array, npy: npy.length > 0 }))).toEqual(
      network.parameters.map((values, k) => ({
        ...{ name: names[k], shape: shapes[k], c: true, npy: true },
        dtype: precision === "f32" ? "<f4" : "<f8",
        bytes: bytesOf(precision === "f32" ? Float32Array.from(values) : values),
      })),
    );
  });

  const others: NamedArray[] = [
    { name: "random.key", shape: [4], values: Uint32Array.of(0, 1, 2 ** 31, 2 ** 32 - 1) },
    { name: "0.images", shape: [2, 3], values: Uint8Array.of(0, 1, 127, 128, 254, 255) },
    { name: "empty", shape: [0, 784], values: new Uint8Array(0) },
    { name: "scalar", shape: [], values: Float64Array.of(Math.PI) },
    { name: "far/down", shape: [1, 1, 2, 1], values: Float32Array.of(NaN, -Infinity) },
    { name: "größe", shape: [1], values: Float32Array.of(-0) },
  ];

  it("holds arrays of every type and shape bit for bit, in their order", () => {
    const read = loaded(writeNpz(others));
    expect(read.map(({ name, shape, dtype, bytes }) => ({ name, shape, dtype, bytes }))).toEqual(
      others.map(({ name, shape, values }, i) => ({
        ...{ name, shape, bytes: bytesOf(values) },
        dtype: ["<u4", "|u1", "|u1", "<f8", "<f4", "<f4"][i],
      })),
    );
    expect(readNpz(writeNpz(others), "others.npz")).toEqual(others);
  });

  it("is made of the very bytes that numpy.save writes", () => {
    for (const { name, npy } of loaded(writeNpz(others))) {
      const array = others.find((other) => other.name === name)!;
      expect(base64(npyBytes(array))).toBe(npy);
      expect(base64(unzipSync(writeNpz([array]))[`${name}.npy`])).toBe(npy);
    }
  });
});
