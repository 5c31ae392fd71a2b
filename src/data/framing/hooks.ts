import type { Stroke } from "./inkStrokes.ts";

/**
 * A stroke without the hooks of a pen that comes down or leaves: ends up to `reach` long behind which the
 * line turns back by more than a right angle. Points must be finite.
 */
export function withoutHooks(stroke: Stroke, reach: number): Stroke {
  const count = stroke.length >> 1;
  const first = hookLength(stroke, reach, 0, 2, count);
  const last = count - 1 - hookLength(stroke, reach, 2 * (count - 1), -2, count);
  // Two hooks that meet are all there is.
  return first < last ? stroke.slice(2 * first, 2 * (last + 1)) : stroke;
}

/** Number of points before a hook's turn, from index `from` on in steps of `step`; 0 where there is none. */
function hookLength(stroke: Stroke, reach: number, from: number, step: number, count: number): number {
  let [turn, turnDistance, walked] = [0, 0, 0];
  for (let i = 1; i < count - 1; i++) {
    const at = from + i * step;
    walked += between(stroke, at - step, at);
    if (walked > reach) break;
    const ahead = from + walkOn(stroke, reach, from, step, i, count) * step;
    const along = (stroke[at] - stroke[from]) * (stroke[ahead] - stroke[at]);
    const aside = (stroke[at + 1] - stroke[from + 1]) * (stroke[ahead + 1] - stroke[at + 1]);
    const distance = between(stroke, from, at);
    // The turn itself is further from the end than the points on either side of it.
    if (along + aside < 0 && distance > turnDistance) [turn, turnDistance] = [i, distance];
  }
  return turn;
}

/** The point that lies at least `reach` further on, or the last one. */
function walkOn(stroke: Stroke, reach: number, from: number, step: number, i: number, count: number): number {
  let walked = 0;
  let ahead = i;
  while (ahead + 1 < count && walked < reach) {
    ahead++;
    walked += between(stroke, from + (ahead - 1) * step, from + ahead * step);
  }
  return ahead;
}

function between(stroke: Stroke, a: number, b: number): number {
  const dx = stroke[b] - stroke[a];
  const dy = stroke[b + 1] - stroke[a + 1];
  // Each browser has a Math.hypot of its own, up to a unit in the last place off; a root is the same everywhere.
  return Math.sqrt(dx * dx + dy * dy);
}
