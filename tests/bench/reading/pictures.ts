import { frameInk } from "../../../src/data/framing/frameInk.ts";
import { findInk } from "../../../src/data/framing/findInk.ts";
import { resample } from "../../../src/data/framing/resample.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { photoLike, type Scene } from "./photoLike.ts";

const pixels = 784;
/** Side of the sheet that a digit is moved and scaled on, in pixels. */
const SHEET = 72;

/** An image (784,) moved by up to 6 px each way and scaled by ½ to 2, on a sheet of its own, framed again. */
function movedAndFramed(image: Uint8Array, random: RandomState): Uint8Array {
  const scale = 2 ** (2 * random.rand() - 1);
  const place = () => SHEET / 2 - 14 * scale + 12 * random.rand() - 6;
  const landing = { scale, left: place(), top: place() };
  const ink = resample({ rows: 28, cols: 28, ink: image }, landing, SHEET, SHEET);
  return framedOr(image, frameInk({ rows: SHEET, cols: SHEET, ink })?.image);
}

/** Images (N, 784), each moved, scaled and framed again. */
export const movedImages = (images: Uint8Array, seed: number): Uint8Array =>
  each(images, seed, movedAndFramed);

/** Images (N, 784), each photographed, found in its photo and framed. */
export const photographedImages = (images: Uint8Array, seed: number, scene: Scene = {}): Uint8Array =>
  each(images, seed, (image, random) => {
    try {
      return framedOr(image, frameInk(findInk(photoLike(image, random, scene)))?.image);
    } catch {
      return new Uint8Array(pixels); // a digit that is not found is one that is not read
    }
  });

function each(
  images: Uint8Array,
  seed: number,
  change: (image: Uint8Array, random: RandomState) => Uint8Array,
): Uint8Array {
  const random = new RandomState(seed);
  const changed = new Uint8Array(images.length);
  for (let at = 0; at < images.length; at += pixels) {
    changed.set(change(images.subarray(at, at + pixels), random), at);
  }
  return changed;
}

const framedOr = (image: Uint8Array, framed: Uint8Array | undefined): Uint8Array =>
  framed ?? new Uint8Array(image.length);
