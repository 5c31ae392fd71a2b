import type { LabelledImages } from "../../../src/data/dataset.ts";
import { writeIdxImages, writeIdxLabels } from "../../../src/data/idxWriter.ts";
import type { OfferedFile } from "../../../src/worker/protocol.ts";
import { offer } from "../ingest/offered.ts";

/** Images and labels as the files of a training set. */
export function idxFiles(name: string, { images, labels }: LabelledImages, side: number): OfferedFile[] {
  return [
    offer(`${name}-train-images`, writeIdxImages(images, side, side)),
    offer(`${name}-train-labels`, writeIdxLabels(labels)),
  ];
}
