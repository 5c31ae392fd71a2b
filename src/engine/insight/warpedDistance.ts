/** Empty pixels kept around an image: a step to the side, and half a patch beyond it. */
const BORDER = 2;

/**
 * Measures how far images are apart when each pixel may be found one step away.
 *
 * The sum over pixels of the least squared difference of the 3 × 3 patch around it from one of the nine patches
 * there or beside it, and of that the root: handwriting varies by such steps, other shapes do not vanish by them.
 * Source: the image distortion model of Keysers, Deselaers, Gollan and Ney, "Deformation models for image
 * recognition", 2007.
 */
export class WarpedDistance {
  private readonly width: number;
  private readonly query: Int32Array;
  private readonly other: Int32Array;
  private readonly squares: Int32Array;
  private readonly inRow: Int32Array;
  private readonly least: Int32Array;

  constructor(
    private readonly rows: number,
    private readonly cols: number,
  ) {
    this.width = cols + 2 * BORDER;
    const size = this.width * (rows + 2 * BORDER);
    this.query = new Int32Array(size);
    this.other = new Int32Array(size);
    this.squares = new Int32Array(size);
    this.inRow = new Int32Array(size);
    this.least = new Int32Array(size);
  }

  /** The image that starts at `start` of `images` is the one that others are measured from. */
  setQuery(images: Uint8Array, start = 0): void {
    this.place(images, start, this.query);
  }

  /** Distance of the image that starts at `start` of `images`. */
  to(images: Uint8Array, start = 0): number {
    const { rows, cols, width, least } = this;
    this.place(images, start, this.other);
    least.fill(0x7fffffff);
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) this.compare(dy * width + dx);
    }
    let sum = 0;
    for (let row = BORDER; row < BORDER + rows; row++) {
      const from = row * width + BORDER;
      for (let i = from; i < from + cols; i++) sum += least[i];
    }
    return Math.sqrt(sum);
  }

  /** Takes over the patches of the other image `shift` places on where they are nearer. */
  private compare(shift: number): void {
    const { rows, width, query, other, squares, inRow, least } = this;
    const first = width + 1;
    const end = (rows + 2 * BORDER - 1) * width - 1;
    for (let i = first; i < end; i++) {
      const difference = query[i] - other[i + shift];
      squares[i] = difference * difference;
    }
    for (let i = first + 1; i < end - 1; i++) inRow[i] = squares[i - 1] + squares[i] + squares[i + 1];
    for (let i = first + width; i < end - width; i++) {
      const patch = inRow[i - width] + inRow[i] + inRow[i + width];
      if (patch < least[i]) least[i] = patch;
    }
  }

  private place(images: Uint8Array, start: number, into: Int32Array): void {
    const { rows, cols, width } = this;
    for (let row = 0; row < rows; row++) {
      const from = start + row * cols;
      const to = (row + BORDER) * width + BORDER;
      for (let col = 0; col < cols; col++) into[to + col] = images[from + col];
    }
  }
}
