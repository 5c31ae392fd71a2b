import type { SessionHost } from "../session.ts";

/** Does pieces of some work until `sliceMs` have passed or nothing is left of it: one piece at least. */
export function doSlice<T>(
  work: Generator<unknown, T, undefined>,
  host: SessionHost,
  sliceMs: number,
): IteratorResult<unknown, T> {
  const start = host.now();
  for (;;) {
    const piece = work.next();
    if (piece.done === true || host.now() - start >= sliceMs) return piece;
  }
}
