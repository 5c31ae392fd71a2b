/** Cells along each side at most. */
const SIDE = 7;

/** Averages images over the cells of a grid of at most 7 by 7, in bytes: 4 × 4 pixels each where there are 28 × 28. */
export class CoarseGrid {
  readonly cells: number;
  /** Of each pixel. */
  private readonly cellOf: Uint8Array;
  private readonly pixelsIn: Uint32Array;
  private readonly sums: Uint32Array;

  constructor(rows: number, cols: number) {
    const [down, across] = [Math.min(SIDE, rows), Math.min(SIDE, cols)];
    this.cells = down * across;
    this.cellOf = Uint8Array.from({ length: rows * cols }, (_, i) => {
      const row = Math.floor((Math.floor(i / cols) * down) / rows);
      return row * across + Math.floor(((i % cols) * across) / cols);
    });
    this.pixelsIn = new Uint32Array(this.cells);
    this.sums = new Uint32Array(this.cells);
    for (const cell of this.cellOf) this.pixelsIn[cell]++;
  }

  /** From now on, puts the cells into this order. */
  reorder(order: Uint32Array): void {
    const rank = new Uint32Array(this.cells);
    order.forEach((cell, k) => {
      rank[cell] = k;
    });
    this.cellOf.forEach((cell, i) => {
      this.cellOf[i] = rank[cell];
    });
    this.pixelsIn.set(Uint32Array.from(order, (cell) => this.pixelsIn[cell]));
  }

  /** Writes the cells of the image that starts at `start` of `images` to `into` from `at` on; returns their sum. */
  average(images: Uint8Array, start: number, into: Uint8Array, at: number): number {
    const { cellOf, pixelsIn, sums, cells } = this;
    sums.fill(0);
    for (let i = 0; i < cellOf.length; i++) sums[cellOf[i]] += images[start + i];
    let ink = 0;
    for (let c = 0; c < cells; c++) {
      into[at + c] = Math.round(sums[c] / pixelsIn[c]);
      ink += into[at + c];
    }
    return ink;
  }
}
