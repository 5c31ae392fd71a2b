import type { Engine } from "../engine/engine.ts";
import type { DrawingAnswer } from "./protocol.ts";

/**
 * What the network makes of one framed image (D,); the image is copied, so that it can be sent away.
 * A network whose weights have overflowed makes nothing of it: `null`.
 */
export function answerDrawing(engine: Engine, image: Uint8Array): DrawingAnswer | null {
  const probabilities = [...engine.predict(image).probabilities]; // (C,)
  if (!probabilities.every(Number.isFinite)) return null;
  const label = probabilities.indexOf(Math.max(...probabilities));
  return { image: image.slice(), probabilities, label };
}
