import { boundingBox, longerSide } from "./box.ts";
import { BOX_SIDE } from "./centring.ts";
import { PEN_WIDTH } from "./frameStrokes.ts";
import { withoutHooks } from "./hooks.ts";
import type { Stroke } from "./inkStrokes.ts";
import { withoutSlips } from "./slips.ts";

/** Of a drawing's longer side: as long as the pen is wide once the drawing fills its box. */
const HOOK = PEN_WIDTH / (BOX_SIDE - PEN_WIDTH);

/**
 * What was meant to be written: strokes without slips of the pen, without hooks that are no longer than the
 * pen is wide, and without points that are not finite.
 *
 * A pad records how a pen comes down and leaves; on paper that is lost in the width of the ink. Of 2,415
 * real pens 1,003 have a hook and 7 a slip. Without slips networks trained on MNIST read 0.05 points more of
 * all pens, without hooks 0.18: means of eight networks, alike on either half of the writers.
 */
export function tidyStrokes(drawn: readonly Stroke[]): readonly Stroke[] {
  const strokes = withoutSlips(drawn.map(finitePoints).filter((stroke) => stroke.length > 0));
  const box = boundingBox(strokes);
  return box === null ? strokes : strokes.map((stroke) => withoutHooks(stroke, HOOK * longerSide(box)));
}

function finitePoints(stroke: Stroke): Stroke {
  const count = stroke.length >> 1;
  const isFinitePoint = (i: number) => Number.isFinite(stroke[2 * i]) && Number.isFinite(stroke[2 * i + 1]);
  let kept = 0;
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    if (!isFinitePoint(i)) continue;
    points[kept++] = stroke[2 * i];
    points[kept++] = stroke[2 * i + 1];
  }
  return points.subarray(0, kept);
}
