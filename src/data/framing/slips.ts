import { boundingBox, longerSide } from "./box.ts";
import type { Stroke } from "./inkStrokes.ts";

/** Of the rest's longer side: what is larger is part of the digit, and so is what lies nearer to the rest. */
const LARGEST_SLIP = 0.15;
const NEAREST_SLIP = 0.2;

/**
 * Strokes without slips of the pen: specks that stand clear of all the rest, as a palm or a tap leaves them.
 * All strokes where nothing else would be left. Points must be finite.
 */
export function withoutSlips(strokes: readonly Stroke[]): readonly Stroke[] {
  const kept = strokes.filter((stroke) => {
    const others = strokes.filter((other) => other !== stroke);
    const box = boundingBox([stroke]);
    const rest = boundingBox(others);
    if (box === null || rest === null) return true;
    const unit = longerSide(rest);
    return longerSide(box) > LARGEST_SLIP * unit || isNear(stroke, others, NEAREST_SLIP * unit);
  });
  return boundingBox(kept) === null ? strokes : kept;
}

function isNear(stroke: Stroke, others: readonly Stroke[], reach: number): boolean {
  return others.some((other) => {
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      if (distanceTo(other, stroke[i], stroke[i + 1]) <= reach) return true;
    }
    return false;
  });
}

/** From a point to the nearest point of a stroke's lines. */
function distanceTo(stroke: Stroke, x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 0; i + 1 < stroke.length; i += 2) {
    const before = Math.max(0, i - 2);
    const dx = stroke[before] - stroke[i];
    const dy = stroke[before + 1] - stroke[i + 1];
    const px = x - stroke[i];
    const py = y - stroke[i + 1];
    const lengthSquared = dx * dx + dy * dy;
    const along = lengthSquared > 0 ? (px * dx + py * dy) * (1 / lengthSquared) : 0;
    const t = Math.min(1, Math.max(0, along));
    const ex = px - t * dx;
    const ey = py - t * dy;
    nearest = Math.min(nearest, ex * ex + ey * ey);
  }
  // Each browser has a Math.hypot of its own, up to a unit in the last place off; a root is the same everywhere.
  return Math.sqrt(nearest);
}
