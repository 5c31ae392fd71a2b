import type { Dataset } from "../data/dataset.ts";
import { Distorter } from "../engine/distortion/distorter.ts";
import { distortImage } from "../engine/distortion/distortImage.ts";
import type { DistortedSamples } from "./protocol.ts";
import type { Run } from "./run.ts";

/** Classes shown at most, the first of all. */
const CLASSES = 10;
/** Epochs shown. */
const EPOCHS = 3;

/** The first training image of each of the first classes, as it is and as a run distorts it in this epoch and the next ones. */
export function distortedSamples(run: Run, { train, rows, cols, ...data }: Dataset): DistortedSamples {
  const classes = Math.min(data.classes, CLASSES);
  const D = rows * cols;
  const { distortion: degrees, seed } = run.config;
  const { epoch } = run.status(false);
  const distorter = degrees > 0 ? new Distorter({ rows, cols, degrees, seed }) : null;
  const before = new Uint8Array(classes * D);
  const after = new Uint8Array(EPOCHS * classes * D);
  for (let label = 0; label < classes; label++) {
    const index = train.labels.indexOf(label);
    if (index < 0) continue;
    const image = train.images.subarray(index * D, (index + 1) * D);
    before.set(image, label * D);
    for (let k = 0; k < EPOCHS; k++) {
      const at = (k * classes + label) * D;
      if (distorter === null) after.set(image, at);
      else distortImage(distorter, epoch + k, index, image, after.subarray(at, at + D));
    }
  }
  return { rows, cols, classes, before, after };
}
