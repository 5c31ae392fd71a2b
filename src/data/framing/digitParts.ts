import type { Part } from "./parts.ts";

/** Longer side below which a part is a speck: of the digit's longest part. */
const SPECK = 0.08;

/** Ink up to this far from the digit's box belongs to it, of the box's longer side. */
const NEAR = 0.3;

/** How much a part that runs out of the picture counts beside one that does not. */
const CUT_OFF = 0.1;

/**
 * The parts that make up the digit: the one with most ink and those beside it, but no specks.
 *
 * What runs out of the picture is a shadow, a line or the table's edge, unless nothing else is large enough.
 */
export function digitParts(parts: readonly Part[], size: Size): Part[] {
  const weight = (part: Part) => part.mass * (isCut(part, size) ? CUT_OFF : 1);
  const sorted = parts.toSorted((a, b) => weight(b) - weight(a));
  if (sorted.length === 0) return [];
  const [main] = sorted;
  const digit = [main];
  const rest = sorted.slice(1).filter((part) => longerSide(part) >= SPECK * longerSide(main));
  for (let i = 0; i < rest.length; i++) {
    const part = rest[i];
    if (isCut(part, size) && !isCut(main, size)) continue;
    if (gap(boxOf(digit), part) > NEAR * longerSide(boxOf(digit))) continue;
    digit.push(part);
    rest.splice(i, 1);
    i = -1; // the box has grown: those passed over may be near now
  }
  return digit;
}

export type Box = Pick<Part, "left" | "top" | "right" | "bottom">;

interface Size {
  readonly rows: number;
  readonly cols: number;
}

export function boxOf(parts: readonly Box[]): Box {
  return {
    left: Math.min(...parts.map(({ left }) => left)),
    top: Math.min(...parts.map(({ top }) => top)),
    right: Math.max(...parts.map(({ right }) => right)),
    bottom: Math.max(...parts.map(({ bottom }) => bottom)),
  };
}

/** Whether a box runs out of the picture. */
export function isCut({ left, top, right, bottom }: Box, { rows, cols }: Size): boolean {
  return left === 0 || top === 0 || right === cols || bottom === rows;
}

export function longerSide({ left, top, right, bottom }: Box): number {
  return Math.max(right - left, bottom - top);
}

/** Pixels between two boxes, 0 where they overlap. */
function gap(a: Box, b: Box): number {
  return Math.max(0, a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
}
