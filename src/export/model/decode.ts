import { half } from "../../data/formats/npyElements.ts";
import { ModelError } from "./modelError.ts";
import type { ArrayValues } from "./modelFile.ts";

/** The upper half of a float32. */
const bfloat = (bits: number): number => {
  scratch.setUint32(0, bits << 16);
  return scratch.getFloat32(0);
};
const scratch = new DataView(new ArrayBuffer(4));

/**
 * Numbers of one type, by NumPy's name of it, as they stand in a file.
 * @throws ModelError `bad-type` for types that no array here has
 */
export function decode(
  bytes: Uint8Array,
  dtype: string,
  littleEndian: boolean,
  { file, array }: { readonly file: string; readonly array: string },
): ArrayValues {
  switch (dtype) {
    case "uint8":
      return bytes.slice();
    case "uint32":
      return new Uint32Array(ordered(bytes, 4, littleEndian));
    case "float32":
      return new Float32Array(ordered(bytes, 4, littleEndian));
    case "float64":
      return new Float64Array(ordered(bytes, 8, littleEndian));
    case "float16":
      return eachOf(bytes, half, littleEndian);
    case "bfloat16":
      return eachOf(bytes, bfloat, littleEndian);
    default:
      throw wrongType(dtype, file, array);
  }
}

/** For numbers that are no parameters. */
export function wrongType(dtype: string, file: string, array: string): ModelError {
  const isList = dtype === "Python objects";
  const advice = isList
    ? "Save the arrays of each layer by themselves: numpy.savez(file, W1=…, b1=…, W2=…, b2=…)."
    : "Save it as float32.";
  const got = isList ? "Python objects, as of a list of layers" : dtype;
  return new ModelError(
    "bad-type",
    file,
    `${file}: ${array}: expected float32, float64 or float16, got ${got}. ${advice}`,
  );
}

/** A copy with the bytes of each number in the order of this machine, which is little-endian. */
function ordered(bytes: Uint8Array, size: number, littleEndian: boolean): ArrayBuffer {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  if (!littleEndian) {
    for (let at = 0; at < copy.length; at += size) copy.subarray(at, at + size).reverse();
  }
  return copy.buffer;
}

function eachOf(bytes: Uint8Array, read: (bits: number) => number, littleEndian: boolean): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => read(view.getUint16(2 * i, littleEndian)));
}
