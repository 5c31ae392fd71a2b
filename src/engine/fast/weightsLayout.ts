/** Numbers of the engine's precision. */
export type Reals = Float32Array | Float64Array;

/**
 * How a matrix (fanIn, fanOut) stands in memory: `width` columns of each row, then the next columns of each.
 * Rows and columns that fill it up are zero and stay so.
 */
export class WeightsLayout {
  /** Values it takes, filling included. */
  readonly size: number;
  private readonly groups: number;

  constructor(
    readonly fanIn: number,
    readonly fanOut: number,
    readonly rows: number,
    readonly width: number,
  ) {
    this.groups = Math.ceil(fanOut / width);
    this.size = this.groups * rows * width;
  }

  /** Row-major copy (fanIn, fanOut) of the matrix that starts at `memory[0]`. */
  read(memory: Reals): Float64Array {
    const out = new Float64Array(this.fanIn * this.fanOut);
    this.forEachRun((from, to, count) => {
      for (let j = 0; j < count; j++) out[to + j] = memory[from + j];
    });
    return out;
  }

  /** Writes a row-major matrix (fanIn, fanOut). */
  write(memory: Reals, values: Float64Array): void {
    this.forEachRun((to, from, count) => {
      for (let j = 0; j < count; j++) memory[to + j] = values[from + j];
    });
  }

  /** Visits the runs of neighbouring columns: where they stand here, where in the row-major matrix, how many. */
  private forEachRun(visit: (here: number, rowMajor: number, count: number) => void): void {
    const { fanIn, fanOut, rows, width, groups } = this;
    for (let i = 0; i < fanIn; i++) {
      for (let g = 0; g < groups; g++) {
        const column = g * width;
        visit((g * rows + i) * width, i * fanOut + column, Math.min(width, fanOut - column));
      }
    }
  }
}
