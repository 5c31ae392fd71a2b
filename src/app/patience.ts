/** No worker is given up on sooner, in milliseconds. */
const LEAST_MS = 60_000;
/** Arithmetic a slow machine does in a second, a tenth of an ordinary one's. */
const SLOW_FLOPS = 1e8;
/** Multiplications and additions for each parameter and image: forward, and two products backward. */
const FLOPS_OF_STEP = 6;
/** Images measured between two looks at the messages, forward only. */
const EVALUATED_AT_ONCE = 250;

/**
 * How long a healthy worker may be silent, in milliseconds: as long as one step, or one stretch of
 * measuring, takes on a slow machine.
 */
export function patienceMs(parameterCount: number, batch: number): number {
  const work = parameterCount * Math.max(FLOPS_OF_STEP * batch, 2 * EVALUATED_AT_ONCE);
  return Math.max(LEAST_MS, (work / SLOW_FLOPS) * 1000);
}
