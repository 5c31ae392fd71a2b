import type { DatasetFile, ImagesFile, LabelsFile } from "../datasetFile.ts";
import type { Placed } from "./npzMember.ts";

/** Arrays known to be of one kind. */
interface Of<P extends DatasetFile> {
  readonly members: readonly string[];
  readonly part: P;
  readonly place: Placed["place"];
}

/**
 * Makes validation images and labels a part of training, as the page holds some of it back itself; without training
 * or test images, they are the test. What fits nothing is left out.
 */
export function withValidation(parts: readonly Placed[]): readonly Placed[] {
  const images = parts.filter(areImages);
  const labels = parts.filter(areLabels);
  const firstImages = images.find(({ place }) => place === "train");
  const firstLabels = labels.find(({ place }) => place === "train");
  const rest = parts.filter(({ place }) => place !== "validation");
  if (!firstImages || !firstLabels) {
    if (firstImages || images.some(({ place }) => place === "test")) return rest;
    return parts.map((placed) => (placed.place === "validation" ? { ...placed, place: "test" } : placed));
  }
  const { count, rows, cols } = firstImages.part;
  if (count !== firstLabels.part.count) return rest;
  const allImages = [firstImages];
  const allLabels = [firstLabels];
  const notes: string[] = [];
  for (const more of images) {
    if (more.place !== "validation" || more.part.rows !== rows || more.part.cols !== cols) continue;
    const its = labels.find(
      (some) =>
        some.place === "validation" && some.part.count === more.part.count && !allLabels.includes(some),
    );
    if (its === undefined) continue;
    allImages.push(more);
    allLabels.push(its);
    const kind = /extra/i.test(more.members.join()) ? "extra" : "validation";
    notes.push(`${more.part.count.toLocaleString("en")} ${kind} images were added to the training images.`);
  }
  if (notes.length === 0) return rest;
  return rest.map((placed) => {
    if (placed === firstImages) return inOne(allImages, notes);
    return placed === firstLabels ? inOne(allLabels, []) : placed;
  });
}

const areImages = (placed: Placed): placed is Of<ImagesFile> => placed.part.kind === "images";
const areLabels = (placed: Placed): placed is Of<LabelsFile> => placed.part.kind === "labels";

/** Parts of one kind, one behind the other. */
function inOne(parts: readonly Placed[], notes: readonly string[]): Placed {
  const [first] = parts;
  const values = new Uint8Array(parts.reduce((sum, { part }) => sum + part.values.length, 0));
  let at = 0;
  for (const { part } of parts) {
    values.set(part.values, at);
    at += part.values.length;
  }
  return {
    ...first,
    members: parts.flatMap(({ members }) => members),
    part: {
      ...first.part,
      ...{ values, crc32: null, count: parts.reduce((sum, { part }) => sum + part.count, 0) },
      notes: [...new Set(parts.flatMap(({ part }) => part.notes)), ...notes],
    },
  };
}
