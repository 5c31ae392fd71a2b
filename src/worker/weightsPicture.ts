import type { Engine } from "../engine/engine.ts";
import type { WeightsPicture } from "./protocol.ts";

/** Weights this many times their root mean square show in full colour. */
const SPREAD = 3;

/** The first layer's weights, a picture for each of its units; blank, with limit 0, once they overflow. */
export function weightsPicture(engine: Engine, step: number, rows: number, cols: number): WeightsPicture {
  const weights = engine.readWeights(0); // (D, H)
  const pixels = rows * cols;
  const units = weights.length / pixels;
  let squares = 0;
  for (const w of weights) squares += w * w;
  const spread = SPREAD * Math.sqrt(squares / weights.length);
  const limit = Number.isFinite(spread) ? spread : 0;
  const scale = limit > 0 ? 127 / limit : 0;

  const values = new Int8Array(weights.length); // (H, D)
  for (let h = 0; h < units; h++) {
    for (let d = 0; d < pixels; d++) {
      values[h * pixels + d] = Math.max(-127, Math.min(127, Math.round(weights[d * units + h] * scale)));
    }
  }
  return { step, units, rows, cols, limit, values };
}
