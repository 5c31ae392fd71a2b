import type { Engine } from "../engine/engine.ts";
import { picturedUnits } from "../experiment/picturedUnits.ts";
import type { WeightsPicture } from "./protocol.ts";

/** Weights this many times their root mean square show in full colour. */
const SPREAD = 3;

/**
 * The first layer's weights, a picture for each of its first units.
 *
 * Weights that have overflowed cannot be told apart: they give blank pictures and the limit 0.
 */
export function weightsPicture(engine: Engine, step: number, rows: number, cols: number): WeightsPicture {
  const weights = engine.readWeights(0); // (D, H)
  const pixels = rows * cols;
  const unitsTotal = weights.length / pixels;
  const units = picturedUnits(unitsTotal);
  let squares = 0;
  for (const w of weights) squares += w * w;
  const spread = SPREAD * Math.sqrt(squares / weights.length);
  const limit = Number.isFinite(spread) ? spread : 0;
  const scale = limit > 0 ? 127 / limit : 0;

  const values = new Int8Array(units * pixels); // (units, D)
  for (let d = 0; d < pixels; d++) {
    const row = d * unitsTotal;
    for (let h = 0; h < units; h++) {
      const value = Math.round(weights[row + h] * scale);
      values[h * pixels + d] = value > 127 ? 127 : value < -127 ? -127 : value;
    }
  }
  return { step, units, unitsTotal, rows, cols, limit, values };
}
