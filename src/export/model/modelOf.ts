import { activations } from "../../engine/network.ts";
import { ModelError } from "./modelError.ts";
import type { ModelFile, StoredArray } from "./modelFile.ts";
import { planModel } from "./modelPlan.ts";
import { nameList } from "./nameList.ts";
import { transposed } from "./transposed.ts";

/**
 * The network that a file's arrays are, weights as (in, out); missing biases are zeros, and arrays that belong to no
 * layer are passed over with a note.
 *
 * @param metadata of a safetensors file, where `activation` may be named
 * @throws ModelError `bad-value` for what is not finite, else as `planModel` and `StoredArray.read` do
 */
export function modelOf(
  arrays: readonly StoredArray[],
  file: string,
  metadata: Readonly<Record<string, string>> = {},
): ModelFile {
  const { layers, linears, orientation, notes } = planModel(arrays, file);
  const used = linears.flatMap(({ arrays: { weight, bias } }) => (bias === null ? [weight] : [weight, bias]));
  const halves = used.filter(({ dtype }) => dtype === "float16" || dtype === "bfloat16");
  const halfNote = `${nameList([...new Set(halves.map(({ dtype }) => dtype))])} became float32.`;
  const parameters = linears.flatMap(({ rows, cols, arrays: { weight, bias } }, k) => {
    const w = finite(weight, file); // (in, out) or (out, in)
    return [
      orientation === "in-out" ? w : transposed(w, rows, cols),
      bias === null ? new Float64Array(layers[k + 1]) : finite(bias, file),
    ];
  });
  return {
    ...{ name: file, layers, parameters },
    precision: used.some(({ dtype }) => dtype === "float64") ? "f64" : "f32",
    activation: activations.find((activation) => activation === metadata["activation"]) ?? null,
    notes: halves.length === 0 ? notes : [...notes, halfNote],
  };
}

/** An array's numbers as float64. */
function finite(array: StoredArray, file: string): Float64Array {
  const values = array.read();
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return values instanceof Float64Array ? values : new Float64Array(values);
  const index: number[] = [];
  let rest = wrong;
  for (const side of [...array.shape].reverse()) {
    index.unshift(rest % side);
    rest = Math.floor(rest / side);
  }
  throw new ModelError(
    "bad-value",
    file,
    `${file}: ${array.name}: expected finite numbers, got ${values[wrong]} at [${index.join(", ")}]. ` +
      "Choose a network from before its training failed.",
  );
}
