import type { Engine } from "../engine/engine.ts";
import type { DrawingAnswer } from "./protocol.ts";

/** What the network makes of one framed image (D,); the image is copied, so that it can be sent away. */
export function answerDrawing(engine: Engine, image: Uint8Array): DrawingAnswer {
  const probabilities = [...engine.predict(image).probabilities]; // (C,)
  const label = probabilities.indexOf(Math.max(...probabilities));
  return { image: image.slice(), probabilities, label };
}
