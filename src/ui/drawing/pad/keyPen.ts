import { PAD_SIDE } from "../../../data/framing/pad.ts";

/** Cells across and down that the keyboard's pen moves between. */
export const CELLS = 20;

/** With Shift it moves by so many. */
export const LONG_STEP = 5;

const CELL = PAD_SIDE / CELLS;

/** Points drawn for each cell that a stroke goes on: enough to look round. */
const POINTS_PER_CELL = 4;

interface Cell {
  readonly col: number;
  readonly row: number;
}

/** The pen that is moved by keys, from cell to cell. */
export interface KeyPen extends Cell {
  /** Cells of the stroke being drawn, the present one last; null while the pen is up. */
  readonly path: readonly Cell[] | null;
}

export const restingPen: KeyPen = { col: 9, row: 5, path: null };

/** Moves by `steps` cells in a direction of -1, 0 or 1 for each axis; at the edge it slides along. */
export function movePen(pen: KeyPen, [dx, dy]: readonly [number, number], steps: number): KeyPen {
  const path = pen.path === null ? null : [...pen.path];
  let { col, row } = pen;
  for (let k = 0; k < steps; k++) {
    const next = { col: clamp(col + dx), row: clamp(row + dy) };
    if (next.col === col && next.row === row) break;
    ({ col, row } = next);
    path?.push(next);
  }
  return col === pen.col && row === pen.row ? pen : { col, row, path };
}

const clamp = (cell: number): number => Math.min(CELLS - 1, Math.max(0, cell));

/** Puts the pen down where it is, or lifts it. */
export function togglePen({ col, row, path }: KeyPen): KeyPen {
  return { col, row, path: path === null ? [{ col, row }] : null };
}

/**
 * The stroke through the centres of these cells, `x0, y0, x1, y1, …` in units of the pad, rounded at its corners.
 *
 * Source: Catmull and Rom 1974, with tangents half as long, so that it hardly swings beyond a corner.
 */
export function strokeThrough(path: readonly Cell[]): Float32Array {
  const centres = path.map(({ col, row }) => [(col + 0.5) * CELL, (row + 0.5) * CELL] as const);
  const points = [...(centres[0] ?? [])];
  for (let i = 1; i < centres.length; i++) {
    const [from, to] = [centres[i - 1] ?? [0, 0], centres[i] ?? [0, 0]];
    const [before, behind] = [centres[i - 2] ?? from, centres[i + 1] ?? to];
    for (let k = 1; k <= POINTS_PER_CELL; k++) {
      const t = k / POINTS_PER_CELL;
      for (const axis of [0, 1] as const) {
        const [leaving, arriving] = [(to[axis] - before[axis]) / 4, (behind[axis] - from[axis]) / 4];
        points.push(hermite(t, from[axis], to[axis], leaving, arriving));
      }
    }
  }
  return Float32Array.from(points);
}

function hermite(t: number, from: number, to: number, leaving: number, arriving: number): number {
  const [squared, cubed] = [t * t, t * t * t];
  return (
    (2 * cubed - 3 * squared + 1) * from +
    (cubed - 2 * squared + t) * leaving +
    (3 * squared - 2 * cubed) * to +
    (cubed - squared) * arriving
  );
}

/** Where the pen is, in words to be heard. */
export const placeInWords = ({ col, row, path }: KeyPen): string =>
  `${path === null ? "Pen up" : "Pen down"}, column ${col + 1}, row ${row + 1}`;
