import type { Row } from "../curves/rows.ts";
import type { Plot } from "./plot.ts";
import type { Look, Mark, Point } from "./scene.ts";

type ValueOf = (row: Row) => number | undefined;

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

/** What is measured after each epoch: a line, and a ring at each. */
export function measuredMarks(rows: readonly Row[], plot: Plot, valueOf: ValueOf, look: Look): Mark[] {
  const stroke = { stroke: look.vermilion, width: 2 };
  return [
    lineMark(rows, plot, valueOf, stroke),
    ...points(rows, plot, valueOf).map((at): Mark => {
      return { kind: "ring", at, radius: 3.5, fill: look.card, ...stroke };
    }),
  ];
}
