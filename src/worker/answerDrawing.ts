import type { Reading } from "../data/framing/drawing.ts";
import type { Engine } from "../engine/engine.ts";
import type { DrawingAnswer } from "./protocol.ts";

/**
 * What the network makes of a drawing's image (D,), which is copied so that it can be sent away.
 * A network whose weights have overflowed makes nothing of it: `null`.
 */
export function answerDrawing(
  engine: Engine,
  reading: Reading,
  strangeness: number | null,
): DrawingAnswer | null {
  const probabilities = [...engine.predict(reading.image).probabilities]; // (C,)
  if (!probabilities.every(Number.isFinite)) return null;
  const label = probabilities.indexOf(Math.max(...probabilities));
  return { ...reading, image: reading.image.slice(), probabilities, label, strangeness };
}
