import { ModelError } from "../model/modelError.ts";
import type { ArrayValues, StoredArray } from "../model/modelFile.ts";
import { openNpz } from "../model/readNpz.ts";

const ADVICE = "Export the run again, or choose the file as it was exported.";

/**
 * Arrays of one .npz file in a bundle, looked up by name and checked for type, shape and values. Only those that are
 * asked for are unpacked, and none that has another shape, so that a small file cannot ask for much memory.
 */
export class ArrayTable {
  private readonly arrays: ReadonlyMap<string, StoredArray>;
  private readonly file: string;

  /**
   * @param bytes of the .npz file, `null` where the bundle has none
   * @throws ModelError
   */
  constructor(bytes: Uint8Array | null, bundle: string, member: string) {
    this.file = `${bundle}: ${member}`;
    if (bytes === null) {
      throw new ModelError("no-model", bundle, `${bundle}: expected ${member} in it, got none. ${ADVICE}`);
    }
    this.arrays = new Map(openNpz(bytes, this.file).map((array) => [array.name, array]));
  }

  /** @throws ModelError unless the array is there, of this shape, float32 or float64, and all of it numbers */
  floats(name: string, shape: readonly number[]): Float64Array {
    const values = this.valuesOf(name, shape);
    if (!(values instanceof Float32Array) && !(values instanceof Float64Array)) {
      throw this.wrongType(name, "float32 or float64");
    }
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      throw this.error(
        "bad-value",
        `numbers in ${name}, got ${values[bad]} at ${bad}. Its training had failed: export an earlier one.`,
      );
    }
    return new Float64Array(values);
  }

  /** @throws ModelError unless the array is there, of this shape, and uint32 */
  words(name: string, shape: readonly number[]): Uint32Array {
    const values = this.valuesOf(name, shape);
    if (!(values instanceof Uint32Array)) throw this.wrongType(name, "uint32");
    return values;
  }

  /** @throws ModelError unless the array is there, of this shape, and uint8 */
  bytes(name: string, shape: readonly number[]): Uint8Array {
    const values = this.valuesOf(name, shape);
    if (!(values instanceof Uint8Array)) throw this.wrongType(name, "uint8");
    return values;
  }

  private valuesOf(name: string, shape: readonly number[]): ArrayValues {
    const array = this.arrays.get(name);
    if (!array) throw this.error("bad-shape", `an array ${name}, got none. ${ADVICE}`);
    if (array.shape.length !== shape.length || array.shape.some((side, i) => side !== shape[i])) {
      throw this.error(
        "bad-shape",
        `${name} of shape (${shape.join(", ")}), got (${array.shape.join(", ")}). ${ADVICE}`,
      );
    }
    return array.read();
  }

  private wrongType(name: string, wanted: string): ModelError {
    return this.error("bad-type", `${name} in ${wanted}, got another type. ${ADVICE}`);
  }

  private error(code: ModelError["code"], what: string): ModelError {
    return new ModelError(code, this.file, `${this.file}: expected ${what}`);
  }
}
