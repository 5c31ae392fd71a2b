import type { ImageSize } from "../../data/framing/imageSize.ts";
import { shiftMap } from "../../data/framing/nudge.ts";
import type { Engine } from "../../engine/engine.ts";
import { argmax } from "../../engine/reference/softmaxCrossEntropy.ts";
import type { ShiftMap } from "../protocol.ts";

/** Pixels that the image is moved by at most, and of a small one no more than a quarter of its shorter side. */
const REACH = 6;
const MOST_SHARE = 1 / 4;

/** What becomes of the answer when the image is moved; `null` where the network's weights have overflowed. */
export function mapShifts(engine: Engine, image: Uint8Array, size: ImageSize): ShiftMap | null {
  const reach = Math.max(1, Math.min(REACH, Math.floor(Math.min(size.rows, size.cols) * MOST_SHARE)));
  const { probabilities } = engine.predict(shiftMap(image, reach, size)); // (moves, C)
  if (!probabilities.every(Number.isFinite)) return null;
  const C = engine.network.layers[engine.network.layers.length - 1];
  const moves = probabilities.length / C;
  const readAs = (move: number) => argmax(probabilities.subarray(move * C, (move + 1) * C));
  const label = readAs((moves - 1) / 2); // not moved at all
  return {
    reach,
    label,
    probabilities: Float32Array.from({ length: moves }, (_, move) => probabilities[move * C + label]),
    labels: Uint8Array.from({ length: moves }, (_, move) => readAs(move)),
  };
}
