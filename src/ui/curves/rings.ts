import { EPOCH_STRIDES } from "./axes.ts";
import type { Row } from "./rows.ts";

/** Which of a row's values is drawn. */
export type ValueOf = (row: Row) => number | undefined;

/** Room between two rings, in px. */
const BETWEEN = 2;

/**
 * The rows that get a ring of all that were measured: every one as long as the rings do not touch, else every second,
 * fifth, tenth … epoch, which stay where they are while the run goes on, and always the last. A value that has
 * overflowed gets none.
 *
 * @param x place of an epoch, in px.
 * @param across width of a ring, its line included, in px.
 */
export function ringedRows(
  rows: readonly Row[],
  valueOf: ValueOf,
  x: (epoch: number) => number,
  across: number,
): Row[] {
  const measured = rows.filter((row) => Number.isFinite(valueOf(row)));
  const last = measured.at(-1);
  if (last === undefined) return [];
  const clear = (epochs: number) => x(epochs) - x(0) >= across + BETWEEN;
  const stride = EPOCH_STRIDES.find(clear) ?? Infinity;
  return measured.filter(
    (row) => row === last || (row.epoch % stride === 0 && clear(last.epoch - row.epoch)),
  );
}
