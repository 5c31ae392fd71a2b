import { parameterCounts } from "../network.ts";
import { FIELD_MARGIN, FIELD_SIDE } from "../distortion/field.ts";
import {
  blockBytes,
  heap,
  inkSegments,
  inkStartsBytes,
  maxTeam,
  moveBytes,
  panelBytes,
  termsAtATime,
  tileRows,
} from "./layout.ts";
import { WeightsLayout } from "./weightsLayout.ts";

/** Where a linear layer's parameters stand, in bytes. */
export interface LayerPlace {
  readonly fanIn: number;
  readonly fanOut: number;
  readonly weights: number;
  readonly bias: number;
  readonly layout: WeightsLayout;
  readonly biasLayout: WeightsLayout;
}

/** Where a layer's part of a batch stands, in bytes. */
export interface BatchLayerPlace {
  readonly activations: number;
  readonly deltas: number;
  readonly transposed: number;
  readonly partial: number;
}

/** Where everything stands that belongs to one batch, in bytes; nothing in it outlives the job. */
export interface BatchPlaces {
  /** Most images of a batch. */
  readonly rows: number;
  readonly layers: readonly BatchLayerPlace[];
  readonly indices: number;
  readonly labels: number;
  readonly losses: number;
  readonly hits: number;
  readonly pixels: number;
  readonly pixelStarts: number;
  readonly pixelLists: number;
  readonly pixelListStride: number;
  readonly scratch: number;
  readonly scratchStride: number;
  /** `null` where nothing is distorted. */
  readonly distortion: DistortionPlaces | null;
  readonly end: number;
}

/** Sides of an image in pixels. */
export interface Sides {
  readonly rows: number;
  readonly cols: number;
}

/** Where everything stands that a batch is distorted with, in bytes. */
export interface DistortionPlaces {
  readonly field: number;
  readonly quadOffsets: number;
  readonly moves: number;
  /** The numbers from 0 on: a distorted batch has its images in order. */
  readonly inOrder: number;
  /** The distorted images: starts of their lists, or their bytes. */
  readonly images: number;
  readonly lists: number;
  readonly listStride: number;
  readonly scratch: number;
  readonly scratchStride: number;
}

/** Hands out room, one cache line after another. */
class Room {
  constructor(public at: number) {}

  take(bytes: number): number {
    const start = this.at;
    this.at = align(start + bytes);
    return start;
  }
}

/** Rounded up to a cache line. */
export const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Where the first thing of an engine may stand. */
export const firstPlace = align(heap);

/** The parameters of a network of these sizes, from `start` on; `end` is where they end. */
export function placeParameters(
  layers: readonly number[],
  valueBytes: number,
  isSparse: boolean,
  start: number,
): { readonly layers: readonly LayerPlace[]; readonly end: number } {
  const room = new Room(start);
  const places = parameterCounts(layers).map((_, k): LayerPlace => {
    const [fanIn, fanOut] = [layers[k], layers[k + 1]];
    const inBlocks = k === 0 && isSparse;
    const width = (inBlocks ? blockBytes : panelBytes) / valueBytes;
    const rows = inBlocks ? fanIn : padded(fanIn, valueBytes);
    const layout = new WeightsLayout(fanIn, fanOut, rows, width);
    const biasLayout = new WeightsLayout(1, fanOut, 1, width);
    return {
      fanIn,
      fanOut,
      layout,
      biasLayout,
      weights: room.take(layout.size * valueBytes),
      bias: room.take(biasLayout.size * valueBytes),
    };
  });
  return { layers: places, end: room.at };
}

/**
 * Room for batches of up to `rows` images, from `start` on.
 *
 * @param mostInk inked pixels of the image with the most of them, where the first layer is sparse; else `null`
 * @param distorted sides of the images, where they are to be distorted
 */
export function placeBatch(
  layers: readonly number[],
  valueBytes: number,
  mostInk: number | null,
  rows: number,
  threads: number,
  start: number,
  distorted: Sides | null = null,
): BatchPlaces {
  const room = new Room(start);
  const D = layers[0];
  const panel = panelStride(rows);
  // A block of a sparse first layer writes all its panels, even those that hold no unit.
  const panels = (units: number) => Math.ceil(units / (blockBytes / valueBytes)) * (blockBytes / panelBytes);
  const isSparse = mostInk !== null;
  const ofLayers = layers.slice(1).map((fanOut, k): BatchLayerPlace => {
    const fanIn = layers[k];
    const weightBytes = padded(fanIn, valueBytes) * padded(fanOut, valueBytes) * valueBytes;
    return {
      activations: room.take(panels(fanOut) * panel),
      deltas: room.take(panels(fanOut) * panel),
      transposed: room.take(k > 0 ? weightBytes : 0),
      partial: room.take(rows > termsAtATime && !(k === 0 && isSparse) ? weightBytes : 0),
    };
  });
  const segment = Math.ceil(D / inkSegments);
  const pixelListStride = align(Math.min(mostInk ?? 0, segment) * rows * 4);
  const team = Math.min(threads, maxTeam);
  const scratchStride = align(tileRows * panelBytes + (isSparse ? rows * blockBytes : 0));
  return {
    rows,
    layers: ofLayers,
    indices: room.take(rows * 4),
    labels: room.take(rows),
    losses: room.take(rows * 8),
    hits: room.take(rows),
    pixels: room.take(isSparse ? 0 : panels(D) * panel),
    pixelStarts: room.take(isSparse ? inkSegments * align((segment + 1) * 4) : 0),
    pixelLists: room.take(inkSegments * pixelListStride),
    pixelListStride,
    scratch: room.take(team * scratchStride),
    scratchStride,
    distortion: distorted && placeDistortion(room, distorted, rows, isSparse, team),
    end: room.at,
  };
}

function placeDistortion(
  room: Room,
  sides: Sides,
  rows: number,
  isSparse: boolean,
  team: number,
): DistortionPlaces {
  const D = sides.rows * sides.cols;
  const quads = align((sides.rows + 2) * (sides.cols + 2) * 4);
  // Whole vectors may be written and read past the last byte, and past the last column's step.
  const scratchStride = quads + align(D + 16) + align(2 * 2 * (sides.cols + 7));
  const listStride = align(D * 4 + 16);
  return {
    field: room.take((FIELD_SIDE * FIELD_SIDE + FIELD_MARGIN) * 2),
    quadOffsets: room.take(D * 4),
    moves: room.take(rows * moveBytes),
    inOrder: room.take(rows * 4),
    images: room.take(rows * (isSparse ? inkStartsBytes : D)),
    lists: room.take(isSparse ? rows * listStride : 0),
    listStride,
    scratch: room.take(team * scratchStride),
    scratchStride,
  };
}

/**
 * Bytes from one panel of `rows` rows to the next. A tile may touch rows past the last; and an odd number of
 * cache lines keeps the panels' same rows from falling into the same few sets of the cache.
 */
export function panelStride(rows: number): number {
  const full = rows + tileRows;
  return (full + ((2 - (full % 4) + 4) % 4)) * panelBytes;
}

function padded(columns: number, valueBytes: number): number {
  const inPanel = panelBytes / valueBytes;
  return Math.ceil(columns / inPanel) * inPanel;
}
