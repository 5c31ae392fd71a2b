import type { Dataset, LabelledImages } from "./dataset.ts";
import type { Split } from "./datasetFile.ts";
import type { Edits } from "./edits.ts";

interface PartToEdit {
  /** Images and labels of `split` as they came. */
  readonly part: LabelledImages;
  readonly split: Split;
  readonly base: Pick<Dataset, "rows" | "cols">;
  readonly edits: Edits;
  /** What each class of the data becomes, `null` to leave it out. */
  readonly classOf: readonly (number | null)[];
  /** Whether the image at a place is for the part that is made. */
  readonly wanted: (place: number) => boolean;
}

/** A part of a data set with its edits, its images (n, rows·cols); it shares memory with what came where no pixel changes. */
export function editPart({ part, split, base, edits, classOf, wanted }: PartToEdit): LabelledImages {
  const { rows, cols } = base;
  const pixels = rows * cols;
  const labels = new Uint8Array(part.labels.length);
  const places = new Uint32Array(part.labels.length);
  let count = 0;
  for (let place = 0; place < part.labels.length; place++) {
    if (!wanted(place) || edits.excluded[split].has(place)) continue;
    const label = classOf[edits.labels[split].get(place) ?? part.labels[place]] ?? null;
    if (label === null) continue;
    labels[count] = label;
    places[count++] = place;
  }
  if (count === part.labels.length && !edits.transpose && !edits.invert)
    return { images: part.images, labels };
  const images = new Uint8Array(count * pixels);
  for (let item = 0; item < count; item++) {
    const from = places[item] * pixels;
    const to = item * pixels;
    if (!edits.transpose) images.set(part.images.subarray(from, from + pixels), to);
    else {
      for (let row = 0; row < rows; row++)
        for (let col = 0; col < cols; col++)
          images[to + col * rows + row] = part.images[from + row * cols + col];
    }
  }
  if (edits.invert) for (let i = 0; i < images.length; i++) images[i] = 255 - images[i];
  return { images, labels: labels.subarray(0, count) };
}
