import { BOX_SIDE, centringShift, FRAME_SIDE, inkExtent } from "./centring.ts";
import type { Picture } from "./drawing.ts";
import { averageByArea } from "./fitRaw.ts";
import type { Framed } from "./frameStrokes.ts";
import { shiftImage } from "./nudge.ts";

/**
 * Frames a picture as MNIST framed its digits, or gives null without ink.
 *
 * The ink's box is scaled until its longer side is 20 px, averaged by area, and moved by whole pixels until
 * the centre of mass rounds to (14, 14).
 */
export function frameInk(picture: Picture): Framed | null {
  const box = inkExtent(picture.ink, picture.cols);
  if (box === null) return null;
  const longer = 1 + Math.max(box.lastCol - box.firstCol, box.lastRow - box.firstRow);
  const scale = BOX_SIDE / longer;
  const left = -box.firstCol * scale;
  const top = -box.firstRow * scale;
  const ink = averageByArea(picture, scale, left, top);
  const extent = inkExtent(ink, FRAME_SIDE);
  if (extent === null) return null;
  const [shiftX, shiftY] = centringShift(extent);
  return { image: shiftImage(ink, shiftX, shiftY), scale, left: left + shiftX, top: top + shiftY };
}
