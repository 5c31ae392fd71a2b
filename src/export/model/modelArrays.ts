import type { ParameterSet } from "../../engine/engine.ts";
import type { Precision } from "../../experiment/configuration.ts";
import type { NamedArray } from "./modelFile.ts";

/**
 * The parameters by name, in the order of the layers: `layers.0.w`, `layers.0.b`, `layers.1.w`, …
 *
 * Shapes: layers.k.w (layers[k], layers[k + 1]), layers.k.b (layers[k + 1],), in the run's precision.
 * @throws RangeError if the parameters are not those of such layers
 */
export function modelArrays(
  layers: readonly number[],
  parameters: ParameterSet,
  precision: Precision,
): NamedArray[] {
  if (parameters.length !== 2 * (layers.length - 1)) {
    throw new RangeError(
      `modelArrays: expected ${2 * (layers.length - 1)} arrays for layers ${layers.join("–")}, got ${parameters.length}. ` +
        `Pass w and b of each layer.`,
    );
  }
  return parameters.map((values, i) => {
    const k = Math.floor(i / 2);
    const [fanIn, fanOut] = layers.slice(k);
    const name = `layers.${k}.${i % 2 === 0 ? "w" : "b"}`;
    const shape = i % 2 === 0 ? [fanIn, fanOut] : [fanOut];
    const size = shape.reduce((product, side) => product * side, 1);
    if (values.length !== size) {
      throw new RangeError(
        `modelArrays: expected ${size} numbers in ${name}, got ${values.length}. Pass it as (${shape.join(", ")}).`,
      );
    }
    return {
      name,
      shape,
      values: precision === "f32" ? new Float32Array(values) : new Float64Array(values),
    };
  });
}
