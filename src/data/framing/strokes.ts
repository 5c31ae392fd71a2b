import { BOX_SIDE, inkExtent } from "./centring.ts";
import { distancesTo } from "./distance.ts";
import type { Picture } from "./pad.ts";

/** Width that strokes are given, in pixels of the 20 px box: what drawings on the pad have. */
const PEN = 2.4;

/** From here on a pixel is inside a stroke. */
const HALF_INK = 128;

/** A picture's strokes as a mask (rows·cols,), and how far each pixel in them is from their edge. */
interface Strokes {
  readonly rows: number;
  readonly cols: number;
  readonly mask: Uint8Array;
  /** Middle to middle of the nearest pixel outside. */
  readonly depth: Float32Array;
}

/**
 * The picture with its strokes made as wide as MNIST's are, once it is framed: a thick marker and a thin pencil
 * cost a network trained on MNIST many digits.
 */
export function evenStrokes(picture: Picture): Picture {
  const strokes = strokesOf(picture);
  const extent = inkExtent(strokes.mask, picture.cols);
  if (extent === null) return picture;
  const width = meanWidth(strokes);
  const longer = Math.max(extent.lastCol - extent.firstCol, extent.lastRow - extent.firstRow) + 1;
  const share = PEN / BOX_SIDE;
  const wanted = (Math.max(0, longer - width) * share) / (1 - share);
  return wanted < width ? thinner(strokes, width / 2, wanted / 2) : thicker(strokes, (wanted - width) / 2);
}

function strokesOf({ rows, cols, ink }: Picture): Strokes {
  const mask = ink.map((value) => (value >= HALF_INK ? 1 : 0));
  const paper = mask.map((inside) => 1 - inside);
  return { rows, cols, mask, depth: distancesTo(paper, rows, cols) };
}

/** Of a long stroke, whose pixels lie a quarter of its width from its edge in the mean. */
function meanWidth({ mask, depth }: Strokes): number {
  let sum = 0;
  let count = 0;
  mask.forEach((inside, i) => {
    if (inside === 0) return;
    sum += depth[i] - 0.5;
    count++;
  });
  return count === 0 ? 0 : (4 * sum) / count;
}

/** Strokes with `more` pixels on each side. */
function thicker({ rows, cols, mask, depth }: Strokes, more: number): Picture {
  const margin = Math.ceil(more) + 1;
  const size = { rows: rows + 2 * margin, cols: cols + 2 * margin };
  const wide = new Uint8Array(size.rows * size.cols);
  for (let row = 0; row < rows; row++) {
    wide.set(mask.subarray(row * cols, (row + 1) * cols), (row + margin) * size.cols + margin);
  }
  const outside = distancesTo(wide, size.rows, size.cols);
  const ink = wide.map((inside, i) => {
    const row = Math.floor(i / size.cols) - margin;
    const col = (i % size.cols) - margin;
    return inkAt((inside === 1 ? depth[row * cols + col] - 0.5 : 0.5 - outside[i]) + more);
  });
  return { ...size, ink };
}

/**
 * Strokes of half a width `half` with what is more than `wanted` taken off, measured from each place's own
 * middle line, so that thin parts of a stroke stay.
 */
function thinner(strokes: Strokes, half: number, wanted: number): Picture {
  const { rows, cols, mask, depth } = strokes;
  const reach = new Float32Array(mask.length);
  for (let row = 1; row < rows - 1; row++) {
    for (let col = 1; col < cols - 1; col++) {
      const i = row * cols + col;
      if (mask[i] === 1 && isRidge(depth, i, cols))
        spread(reach, strokes, row, col, Math.min(half, depth[i] - 0.5));
    }
  }
  const ink = mask.map((inside, i) =>
    inside === 0 ? 0 : inkAt(depth[i] - 0.5 - Math.max(0, reach[i] - wanted)),
  );
  return { rows, cols, ink };
}

/** Whether no neighbour lies deeper in the stroke by nearly its whole distance. */
function isRidge(depth: Float32Array, i: number, cols: number): boolean {
  const straight = Math.max(depth[i - 1], depth[i + 1], depth[i - cols], depth[i + cols]);
  const aslant = Math.max(depth[i - cols - 1], depth[i - cols + 1], depth[i + cols - 1], depth[i + cols + 1]);
  return straight < depth[i] + 0.99 && aslant < depth[i] + 1.4;
}

/** Raises the pixels within a ridge's depth of it to `value`. */
function spread(
  reach: Float32Array,
  { rows, cols, depth }: Strokes,
  row: number,
  col: number,
  value: number,
): void {
  const deep = depth[row * cols + col];
  const far = Math.ceil(deep);
  for (let y = Math.max(0, row - far); y <= Math.min(rows - 1, row + far); y++) {
    for (let x = Math.max(0, col - far); x <= Math.min(cols - 1, col + far); x++) {
      const i = y * cols + x;
      if ((x - col) ** 2 + (y - row) ** 2 < deep * deep && reach[i] < value) reach[i] = value;
    }
  }
}

/** Ink of a pixel whose middle lies `depth` pixels inside the edge. */
const inkAt = (depth: number): number => Math.round(255 * Math.max(0, Math.min(1, 0.5 + depth)));
