import type { ParameterSet } from "../../engine/engine.ts";
import type { Activation } from "../../engine/network.ts";
import type { Precision } from "../../experiment/configuration.ts";

/** Numbers of the types that are written and kept: float32, float64, uint32 and uint8. */
export type ArrayValues = Float32Array | Float64Array | Uint32Array | Uint8Array;

/** An array and its name; `values` row-major, as many as `shape` multiplies to. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayValues;
}

/** An array in a file, known by its header; its numbers are unpacked when they are asked for. */
export interface StoredArray {
  readonly name: string;
  readonly shape: readonly number[];
  /** As NumPy calls it, such as `float32`, whatever its byte order. */
  readonly dtype: string;
  /**
   * Row-major; float16 and bfloat16 become float32.
   * @throws ModelError `bad-type` for all but these, the floats, uint32 and uint8; `bad-crc`, `truncated`, `bad-zip`
   */
  readonly read: () => ArrayValues;
}

/** A network as a file holds it. */
export interface Network {
  /** Units of every layer, inputs first. */
  readonly layers: readonly number[];
  readonly parameters: ParameterSet;
  readonly precision: Precision;
  /** `null` where the file does not say. */
  readonly activation: Activation | null;
}

/** A network that has been read. */
export interface ModelFile extends Network {
  /** The file's, as the visitor knows it. */
  readonly name: string;
  /** How it was taken where that was not plain, in whole sentences for the visitor. */
  readonly notes: readonly string[];
}
