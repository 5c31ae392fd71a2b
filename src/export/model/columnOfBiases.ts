import type { Orientation } from "./layerNames.ts";
import type { LinearLayer } from "./linearLayer.ts";
import type { StoredArray } from "./modelFile.ts";

/**
 * A layer whose biases stand within its weights, as those of an input that is always 1: in column 0 of (out, 1 + in),
 * as lessons' `Theta1` has them, or in row 0 of (1 + in, out). The parts are named as NumPy writes them.
 */
export function columnOfBiases({ name, shape, dtype, read }: StoredArray, lie: Orientation): LinearLayer {
  const [height, width] = shape;
  const [rows, cols] = lie === "out-in" ? [height, width - 1] : [height - 1, width];
  const part = (where: string, sides: readonly number[], isFirst: boolean): StoredArray => ({
    ...{ name: `${name}[${where}]`, shape: sides, dtype },
    read: () => {
      const place = (i: number) => (lie === "out-in" ? i % width : Math.floor(i / width));
      return Float64Array.from(read()).filter((_, i) => (place(i) === 0) === isFirst);
    },
  });
  const isColumn = lie === "out-in";
  const biases = isColumn ? rows : cols;
  const weight = part(isColumn ? ":, 1:" : "1:", [rows, cols], false);
  const bias = part(isColumn ? ":, 0" : "0", [biases], true);
  return { weight: weight.name, rows, cols, bias: bias.name, biases, arrays: { weight, bias } };
}
