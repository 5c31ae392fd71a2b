import { LONGEST_SIDE } from "./distortion/distorter.ts";
import type {
  Distortion,
  LabelledImages,
  NetworkSpec,
  OptimizerState,
  ParameterSet,
  Split,
} from "./engine.ts";
import { optimizerSlots, type OptimizerName } from "./optimizers.ts";
import { ShapeError } from "./shapeError.ts";

/** Labels are bytes, so there can be no more classes than this. */
const maxClasses = 256;

/** @throws ShapeError unless there are two sizes or more, all positive integers, and 2 to 256 classes. */
export function checkNetwork({ layers }: NetworkSpec): void {
  const classes = layers[layers.length - 1];
  const sizesFit = layers.every((size) => Number.isInteger(size) && size > 0);
  if (layers.length < 2 || !sizesFit || classes < 2 || classes > maxClasses) {
    throw new ShapeError(
      "bad-network",
      `network: expected two positive sizes or more, the last from 2 to ${maxClasses}, got [${layers.join(", ")}]. ` +
        "Name the inputs first and the classes last.",
    );
  }
}

/** @throws ShapeError unless images are (N, D) and labels (N,) below the number of classes. */
export function checkLabelledImages(
  split: Split,
  { images, labels }: LabelledImages,
  layers: readonly number[],
): void {
  const D = layers[0];
  const C = layers[layers.length - 1];
  if (images.length !== labels.length * D) {
    throw new ShapeError(
      "bad-images",
      `${split} images: expected ${labels.length} × ${D} bytes, got ${images.length}. Do the labels belong to them?`,
    );
  }
  const stray = labels.findIndex((label) => label >= C);
  if (stray >= 0) {
    throw new ShapeError(
      "bad-labels",
      `${split} labels: expected classes 0 to ${C - 1}, got ${labels[stray]} at ${stray}. Give the network more outputs.`,
    );
  }
}

/** Number of images in `images` (N, D). @throws ShapeError if that is not whole. */
export function imageCount(images: Uint8Array, D: number): number {
  if (images.length % D !== 0) {
    throw new ShapeError(
      "bad-images",
      `images: expected a multiple of ${D} bytes, got ${images.length}. Pass whole images.`,
    );
  }
  return images.length / D;
}

/** @throws ShapeError if there are no indices, or one is past the last of `count` images. */
export function checkIndices(indices: Uint32Array, count: number): void {
  if (indices.length === 0) {
    throw new ShapeError("bad-indices", "batch: expected one image or more, got none. Skip the step.");
  }
  for (const index of indices) {
    if (index >= count) {
      throw new ShapeError(
        "bad-indices",
        `batch: expected indices below ${count}, got ${index}. Shuffle the right set.`,
      );
    }
  }
}

/** @throws ShapeError unless 0 ≤ start ≤ end ≤ count, all integers. */
function checkRange(split: Split, start: number, end: number, count: number): void {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start > end || end > count) {
    throw new ShapeError(
      "bad-range",
      `${split} range: expected 0 ≤ start ≤ end ≤ ${count}, got ${start} to ${end}. Clip it to the images there are.`,
    );
  }
}

/**
 * @throws ShapeError unless the range lies within the images of the split; without any images it may only be
 *   the empty one.
 */
export function checkSplitRange(
  split: Split,
  images: LabelledImages | null,
  start: number,
  end: number,
): void {
  if (images === null && end > start) {
    const [code, set] =
      split === "own"
        ? (["no-own-images", "setOwnImages"] as const)
        : (["no-test-images", "setTestImages"] as const);
    throw new ShapeError(code, `evaluate: expected ${split} images, got none. Call ${set} first.`);
  }
  checkRange(split, start, end, images?.labels.length ?? 0);
}

/** @throws ShapeError unless the images have these sides, and none is too long. */
export function checkDistortion({ rows, cols }: Distortion, layers: readonly number[]): void {
  if (rows * cols !== layers[0] || Math.max(rows, cols) > LONGEST_SIDE) {
    throw new ShapeError(
      "bad-distortion",
      `distortion: expected sides up to ${LONGEST_SIDE} for images of ${layers[0]} pixels, got ${rows}×${cols}. ` +
        "Train on such images as they are.",
    );
  }
}

/** @throws ShapeError unless `layer` names one of the linear layers. */
export function checkLayer(layer: number, layers: readonly number[]): void {
  if (!Number.isInteger(layer) || layer < 0 || layer >= layers.length - 1) {
    throw new ShapeError(
      "bad-layer",
      `layer: expected an integer from 0 to ${layers.length - 2}, got ${layer}. Layers count from the inputs.`,
    );
  }
}

/** Lengths of w0, b0, w1, b1, … */
export function tensorLengths(layers: readonly number[]): number[] {
  return layers.slice(1).flatMap((fanOut, k) => [layers[k] * fanOut, fanOut]);
}

/** @throws ShapeError unless the tensors are those of a network of these sizes. */
export function checkParameters(parameters: ParameterSet, layers: readonly number[]): void {
  const expected = tensorLengths(layers);
  if (!lengthsMatch(parameters, expected)) {
    throw new ShapeError(
      "bad-parameters",
      `parameters: expected tensors of ${expected.join(", ")} values, got ${lengths(parameters)}. ` +
        "Read them from a network of the same sizes.",
    );
  }
}

/** @throws ShapeError unless the state has the optimiser's slots, each shaped like the parameters. */
export function checkOptimizerState(
  state: OptimizerState,
  name: OptimizerName,
  layers: readonly number[],
): void {
  const expected = tensorLengths(layers);
  const { steps, slots } = state;
  const count = optimizerSlots[name];
  const fits = slots.length === count && slots.every((slot) => lengthsMatch(slot, expected));
  if (!fits || !Number.isInteger(steps) || steps < 0) {
    throw new ShapeError(
      "bad-optimizer-state",
      `optimizer state: expected steps ≥ 0 and ${count} slots of ${expected.join(", ")} values for ${name}, ` +
        `got ${steps} steps and ${slots.length} slots of ${slots.map(lengths).join("; ")}. ` +
        "Read it from a run of the same network and optimiser.",
    );
  }
}

function lengthsMatch(tensors: ParameterSet, expected: readonly number[]): boolean {
  return tensors.length === expected.length && tensors.every((tensor, k) => tensor.length === expected[k]);
}

function lengths(tensors: ParameterSet): string {
  return tensors.map((tensor) => tensor.length).join(", ");
}
