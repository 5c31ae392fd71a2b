import type { ImageSize } from "./imageSize.ts";
import type { Stroke } from "./inkStrokes.ts";

export type { ImageSize } from "./imageSize.ts";

// What the page needs of drawings from its first moment on; how they are framed is loaded later.

/** Side of the drawing pad in the units of strokes. */
export const PAD_SIDE = 320;

/** Width of the pen on the pad, in the units of strokes: about what MNIST's two pixels are of its twenty. */
export const PAD_PEN = 22;

/** The thinnest that a nudge makes the pen, in pixels of the image, before it is scaled. */
export const LEAST_PEN = 0.6;

/**
 * Pen width in pixels of the image.
 *
 * From 2.0 to 2.6 networks trained on MNIST read real pens alike (96.7 to 96.8%); at 2.4 they have MNIST's
 * amount of ink.
 */
export const PEN_WIDTH = 2.4;

/** A picture's ink: of a photo, or a data set's image. (rows·cols,) bytes, 0 paper to 255 ink, row-major. */
export interface Picture {
  readonly rows: number;
  readonly cols: number;
  readonly ink: Uint8Array;
}

/** What stands on the pad: strokes, 0 to 320 with y downwards, or a picture, beside which strokes stay empty. */
export interface Drawing {
  readonly strokes: readonly Stroke[];
  readonly picture: Picture | null;
}

export const noDrawing: Drawing = { strokes: [], picture: null };

/** True where nothing stands on the pad. */
export const isEmpty = ({ strokes, picture }: Drawing): boolean => strokes.length === 0 && picture === null;

/** A change made to the digit after it has been framed, about the image's middle. */
export interface Nudge {
  /** Pixels of the image, to the right and down. */
  readonly dx: number;
  readonly dy: number;
  /** Above 0; 1 leaves the size. */
  readonly scale: number;
  /** Degrees clockwise. */
  readonly rotation: number;
  /** Pixels added to the pen's width before it is scaled; may be negative. */
  readonly thickness: number;
}

export const noNudge: Nudge = { dx: 0, dy: 0, scale: 1, rotation: 0, thickness: 0 };

/** How a drawing is turned into an image: framed as MNIST did it or as it lies on the pad, then nudged. */
export interface View {
  readonly framed: boolean;
  readonly nudge: Nudge;
}

export const plainView: View = { framed: true, nudge: noNudge };

/** How framing placed the ink: its box in the middle of the image, then moved. */
export interface Framing {
  readonly boxLeft: number;
  readonly boxTop: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** To the right and down: what brings the centre of mass to the middle. */
  readonly shiftX: number;
  readonly shiftY: number;
}

/** The image that a network reads of a drawing, and how it came about. */
export interface Reading extends ImageSize {
  /** (rows·cols,) row-major, 255 for ink; empty if the nudge has moved all ink out of it. */
  readonly image: Uint8Array;
  /**
   * Where a point of the pad lies in the image before the nudge: `(x * scale + left, y * scale + top)`, in
   * pixels. A picture lies on the pad as large as fits, in the middle.
   */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** Of the pen in the image, in pixels, before the nudge; a picture's strokes are taken to be about as wide. */
  readonly penWidth: number;
  /** In pixels of the image, before the nudge; null where the drawing is not framed. */
  readonly framing: Framing | null;
}
