import { ringedRows, type ValueOf } from "../curves/rings.ts";
import type { Row } from "../curves/rows.ts";
import type { Plot } from "./plot.ts";
import type { Look, Mark, Point } from "./scene.ts";

/** Where the rows that have this value put it; one that has overflowed is left out. */
function points(rows: readonly Row[], plot: Plot, valueOf: ValueOf): Point[] {
  return rows.flatMap((row) => {
    const value = valueOf(row);
    return value === undefined || !Number.isFinite(value) ? [] : [[plot.x(row.epoch), plot.y(value)]];
  });
}

interface Stroke {
  readonly stroke: string;
  readonly width: number;
  readonly opacity?: number;
}

/** A line from row to row. */
export function lineMark(rows: readonly Row[], plot: Plot, valueOf: ValueOf, stroke: Stroke): Mark {
  return { kind: "line", points: points(rows, plot, valueOf), ...stroke };
}

/** The band between the smallest and the largest batch loss of each stretch. */
export function bandMark(rows: readonly Row[], plot: Plot, look: Look): Mark {
  const both = rows.filter(({ range }) => range?.every(Number.isFinite));
  const lower = points(both, plot, (row) => row.range?.[0]);
  const upper = points(both, plot, (row) => row.range?.[1]);
  return { kind: "area", points: [...lower, ...upper.reverse()], fill: look.blue, opacity: 0.18 };
}

const RING_RADIUS = 3.5;

/** What is measured after each epoch: a line, and rings where they do not touch. */
export function measuredMarks(rows: readonly Row[], plot: Plot, valueOf: ValueOf, look: Look): Mark[] {
  const stroke = { stroke: look.vermilion, width: 2 };
  const ringed = ringedRows(rows, valueOf, plot.x, 2 * RING_RADIUS + stroke.width);
  return [
    lineMark(rows, plot, valueOf, stroke),
    ...points(ringed, plot, valueOf).map((at): Mark => {
      return { kind: "ring", at, radius: RING_RADIUS, fill: look.card, ...stroke };
    }),
  ];
}
