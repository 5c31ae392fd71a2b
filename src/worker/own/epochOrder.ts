import type { RandomState } from "../../engine/random.ts";
import type { OwnDigits } from "../protocol.ts";

/** Turns that own digits have in an epoch. */
export function ownTurns(own: OwnDigits | null): number {
  return own === null ? 0 : own.labels.length * own.weight;
}

/**
 * The images of an epoch in their order: one permutation of the training images and the own digits' turns.
 *
 * Without own digits it is the NumPy original's, draw for draw. Own digit j stands behind the `fileCount`
 * images of the training file, of which `trainCount` are trained on: its index is `fileCount + j`.
 */
export function epochOrder(
  random: RandomState,
  trainCount: number,
  fileCount: number,
  own: OwnDigits | null,
): Uint32Array {
  const order = random.permutation(trainCount + ownTurns(own));
  if (own === null) return order;
  const count = own.labels.length;
  return order.map((place) => (place < trainCount ? place : fileCount + ((place - trainCount) % count)));
}

/**
 * The rest of a running epoch when own digits take the place of others: they get the turns that were theirs,
 * and where none are left to train on, the turns are left out.
 */
export function passTurns(
  order: Uint32Array,
  position: number,
  fileCount: number,
  own: OwnDigits | null,
): Uint32Array {
  const isOwn = (index: number) => index >= fileCount;
  if (own === null || own.weight === 0) return order.filter((index, i) => i < position || !isOwn(index));
  const count = own.labels.length;
  return order.map((index) => (isOwn(index) ? fileCount + ((index - fileCount) % count) : index));
}
