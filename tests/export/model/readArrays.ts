import type { NamedArray } from "../../../src/export/model/modelFile.ts";
import { openNpz } from "../../../src/export/model/readNpz.ts";
import { openSafetensors } from "../../../src/export/model/readSafetensors.ts";

/**
 * The arrays of a .npz file with their numbers.
 * @throws ModelError
 */
export function readNpz(bytes: Uint8Array, file: string): readonly NamedArray[] {
  return openNpz(bytes, file).map(({ name, shape, read }) => ({ name, shape, values: read() }));
}

/**
 * The tensors of a safetensors file with their numbers.
 * @throws ModelError
 */
export function readSafetensors(bytes: Uint8Array, file: string) {
  const { tensors, metadata } = openSafetensors(bytes, file);
  return {
    tensors: tensors.map(({ name, shape, read }): NamedArray => ({ name, shape, values: read() })),
    metadata,
  };
}
