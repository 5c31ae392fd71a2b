import { RandomState } from "../random.ts";
import { CoarseGrid } from "./coarseGrid.ts";
import { byVariance, nearestRows } from "./nearestRows.ts";
import { WarpedDistance } from "./warpedDistance.ts";

/** Images looked through at most, spread over all there are. */
const MOST_IMAGES = 60_000;
/** Images that look alike at a glance and are then measured. */
const CANDIDATES = 20;
/** Training images measured to learn what is usual, and how many of them must be nearer than 1. */
const SAMPLE = 150;
const USUAL_SHARE = 0.95;
const SEED = 1;
/** Images with less ink than all but so many have too little, however near they are. */
const FAINT_SHARE = 0.001;
/** Images averaged between two breaths. */
const CHUNK = 1000;

/** Training images to compare with; shape: images (N, rows·cols) bytes. */
export interface ImageSet {
  readonly images: Uint8Array;
  readonly rows: number;
  readonly cols: number;
}

/** Looks through training images in pieces of a few milliseconds; `null` where there are fewer than two. */
export function* prepareStrangeness(set: ImageSet): Generator<void, Strangeness | null, undefined> {
  const strangeness = new Strangeness(set);
  if (strangeness.total < 2) return null;
  yield* strangeness.lookThrough();
  yield* strangeness.learnWhatIsUsual();
  return strangeness;
}

/**
 * How unlike the training images an image is, whatever a network makes of it.
 *
 * Its nearest are sought on a coarse grid of 7 × 7 cells; the best of them are measured by `WarpedDistance`.
 *
 * With MNIST's 60,000 and a limit that 99% of MNIST's test digits and of real pens' digits keep, 69% of capital
 * letters, 92% of small pictures and 71% of scribbles lie beyond it; by plain distance in pixels 52, 85 and 64% do, on
 * the grid alone 39, 44 and 59%.
 */
export class Strangeness {
  /** Images that are compared with, every `stride`-th of all. */
  readonly total: number;
  private readonly stride: number;
  private readonly pixels: number;
  private readonly grid: CoarseGrid;
  private readonly cells: Uint8Array;
  private readonly query: Uint8Array;
  private readonly distance: WarpedDistance;
  private readonly images: Uint8Array;
  /** What is usual between training images, in grey levels. */
  private usual = 1;
  private faintest = 0;

  constructor({ images, rows, cols }: ImageSet) {
    this.images = images;
    this.pixels = rows * cols;
    const count = images.length / this.pixels;
    this.stride = Math.max(1, Math.ceil(count / MOST_IMAGES));
    this.total = Math.ceil(count / this.stride);
    this.grid = new CoarseGrid(rows, cols);
    this.cells = new Uint8Array(this.total * this.grid.cells);
    this.query = new Uint8Array(this.grid.cells);
    this.distance = new WarpedDistance(rows, cols);
  }

  /**
   * Distance of an image (rows·cols,) to the nearest training image, over the one that 19 of 20 training images
   * keep within. What has less ink than any of them, as a dot, is as strange as it is faint.
   */
  of(image: Uint8Array): number {
    const distance = this.toNearest(image, 0, -1) / this.usual;
    const ink = this.grid.average(image, 0, this.query, 0);
    return ink < this.faintest ? Math.max(distance, this.faintest / Math.max(ink, 1)) : distance;
  }

  /** Numbers of the `count` training images that look most like an image at a glance, most alike first. */
  nearest(image: Uint8Array, count: number): Uint32Array {
    return this.atAGlance(image, 0, count, -1).map((n) => n * this.stride);
  }

  /** How many of the first `count` training images are compared with. */
  totalBelow(count: number): number {
    return Math.min(this.total, Math.ceil(count / this.stride));
  }

  *lookThrough(): Generator<void, void, undefined> {
    const { grid, cells, total, images } = this;
    const some = Math.min(total, CHUNK);
    for (let n = 0; n < some; n++) grid.average(images, this.startOf(n), cells, n * grid.cells);
    grid.reorder(byVariance(cells.subarray(0, some * grid.cells), grid.cells));
    const inks = new Uint32Array(total);
    for (let n = 0; n < total; n++) {
      if (n % CHUNK === 0) yield;
      inks[n] = grid.average(images, this.startOf(n), cells, n * grid.cells);
    }
    this.faintest = inks.sort()[Math.floor(FAINT_SHARE * total)];
  }

  *learnWhatIsUsual(): Generator<void, void, undefined> {
    const sample = new RandomState(SEED).permutation(this.total).subarray(0, SAMPLE);
    const distances = new Float64Array(sample.length);
    for (let k = 0; k < sample.length; k++) {
      yield;
      distances[k] = this.toNearest(this.images, this.startOf(sample[k]), sample[k]);
    }
    // Where images repeat each other, a grey level is as near as can be.
    this.usual = Math.max(1, distances.sort()[Math.floor(USUAL_SHARE * (sample.length - 1))]);
  }

  private toNearest(images: Uint8Array, start: number, except: number): number {
    this.distance.setQuery(images, start);
    let least = Infinity;
    for (const n of this.atAGlance(images, start, CANDIDATES, except)) {
      least = Math.min(least, this.distance.to(this.images, this.startOf(n)));
    }
    return least;
  }

  private atAGlance(images: Uint8Array, start: number, count: number, except: number): Uint32Array {
    this.grid.average(images, start, this.query, 0);
    return nearestRows(this.cells, this.query, count, except);
  }

  private startOf(n: number): number {
    return n * this.stride * this.pixels;
  }
}
