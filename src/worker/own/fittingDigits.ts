import type { Dataset } from "../../data/dataset.ts";
import type { OwnDigits } from "../protocol.ts";

/** Side of own digits: they are framed as MNIST's are. */
const SIDE = 28;

/** The own digits that can join this data set: of its size, labelled with a class of its. `null` for none. */
export function fittingDigits(own: OwnDigits | null, { rows, cols, classes }: Dataset): OwnDigits | null {
  if (own === null || rows !== SIDE || cols !== SIDE) return null;
  const fitting = Array.from(own.labels.keys()).filter((j) => own.labels[j] < classes);
  if (fitting.length === own.labels.length) return own.labels.length === 0 ? null : own;
  if (fitting.length === 0) return null;
  const images = new Uint8Array(fitting.length * SIDE * SIDE); // (M, 784)
  fitting.forEach((j, k) => {
    images.set(own.images.subarray(j * SIDE * SIDE, (j + 1) * SIDE * SIDE), k * SIDE * SIDE);
  });
  return { images, labels: Uint8Array.from(fitting, (j) => own.labels[j]), weight: own.weight };
}

/** Whether two sets hold the same examples, however often those come up. */
export function sameExamples(one: OwnDigits | null, other: OwnDigits | null): boolean {
  if (one === null || other === null) return one === other;
  return sameBytes(one.labels, other.labels) && sameBytes(one.images, other.images);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i]);
}
