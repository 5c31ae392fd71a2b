import type { Split } from "../../data/datasetFile.ts";
import type { Holding } from "../dataHolder.ts";
import { writeAsEdited } from "./asEdited.ts";

/**
 * The images at these places with what has been said of them; `null` where there is none at one of them, as when
 * other data have come since the place was learnt.
 */
export function imagesAt(
  { base, edits }: Pick<Holding, "base" | "edits">,
  split: Split,
  places: readonly number[],
) {
  const part = base[split];
  if (part === null || places.some((place) => place >= part.labels.length)) return null;
  const { rows, cols } = base;
  const pixels = rows * cols;
  const images = new Uint8Array(places.length * pixels); // (n, rows·cols)
  places.forEach((place, item) => {
    const image = part.images.subarray(place * pixels, (place + 1) * pixels);
    writeAsEdited(image, rows, cols, edits, images, item * pixels);
  });
  const cameAs = Uint8Array.from(places, (place) => part.labels[place]);
  const labels = Uint8Array.from(places, (place, item) => edits.labels[split].get(place) ?? cameAs[item]);
  const excluded = Uint8Array.from(places, (place) => Number(edits.excluded[split].has(place)));
  return { kind: "images", images, labels, cameAs, excluded } as const;
}
