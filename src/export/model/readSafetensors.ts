import { decode } from "./decode.ts";
import type { StoredArray } from "./modelFile.ts";
import { safetensorsHeader } from "./safetensorsHeader.ts";

export interface Safetensors {
  /** In the order of their numbers. */
  readonly tensors: readonly StoredArray[];
  readonly metadata: Readonly<Record<string, string>>;
}

const DTYPES = new Map([
  ["BOOL", "bool"],
  ["BF16", "bfloat16"],
  ["C64", "complex64"],
]);

/**
 * The tensors of a safetensors file by its header.
 * @throws ModelError as `safetensorsHeader` does
 */
export function openSafetensors(bytes: Uint8Array, file: string): Safetensors {
  const { tensors, metadata, offset } = safetensorsHeader(bytes, file);
  const numbers = bytes.subarray(offset);
  return {
    tensors: tensors.map(({ name, shape, begin, end, ...info }) => {
      const dtype = dtypeOf(info.dtype);
      const read = () => decode(numbers.subarray(begin, end), dtype, true, { file, array: name });
      return { name, shape, dtype, read };
    }),
    metadata,
  };
}

/** By NumPy's name where it has one. */
function dtypeOf(dtype: string): string {
  const plain = /^([UIF])(\d+)$/.exec(dtype);
  if (plain === null) return DTYPES.get(dtype) ?? dtype;
  return `${plain[1] === "U" ? "uint" : plain[1] === "I" ? "int" : "float"}${plain[2]}`;
}
