import type { Dataset } from "../../data/dataset.ts";
import { digitClasses } from "../../experiment/classWords.ts";
import type { OwnDigits } from "../protocol.ts";

/** Side of own digits, which are framed as MNIST's are. */
const SIDE = 28;

/**
 * The own digits that can join this data set: those of its images' size that it has a class for, with that class as
 * their label. `null` for none.
 */
export function fittingDigits(own: OwnDigits | null, { rows, cols, classNames }: Dataset): OwnDigits | null {
  if (own === null || rows !== SIDE || cols !== SIDE) return null;
  const classOf = digitClasses(classNames);
  const fitting = Array.from(own.labels.keys()).filter((j) => classOf.has(own.labels[j]));
  if (fitting.length === 0) return null;
  if (fitting.every((j, k) => j === k && classOf.get(own.labels[j]) === own.labels[j])) {
    if (fitting.length === own.labels.length) return own;
  }
  const images = new Uint8Array(fitting.length * SIDE * SIDE); // (M, 784)
  fitting.forEach((j, k) => {
    images.set(own.images.subarray(j * SIDE * SIDE, (j + 1) * SIDE * SIDE), k * SIDE * SIDE);
  });
  const labels = Uint8Array.from(fitting, (j) => classOf.get(own.labels[j]) ?? 0);
  return { images, labels, weight: own.weight };
}

/** Whether two sets hold the same examples, however often those come up. */
export function sameExamples(one: OwnDigits | null, other: OwnDigits | null): boolean {
  if (one === null || other === null) return one === other;
  return sameBytes(one.labels, other.labels) && sameBytes(one.images, other.images);
}

/** Whether two sets hold the same examples and come up as often. */
export function sameDigits(one: OwnDigits | null, other: OwnDigits | null): boolean {
  return one?.weight === other?.weight && sameExamples(one, other);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i]);
}
