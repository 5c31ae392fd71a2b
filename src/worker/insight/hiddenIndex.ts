import type { Engine, LabelledImages } from "../../engine/engine.ts";
import { byVariance, nearestRows } from "../../engine/insight/nearestRows.ts";
import type { Activation } from "../../engine/network.ts";

/** Room for the index: of wide layers fewer images are searched, spread over all. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Images predicted at a time. */
const CHUNK = 256;

/**
 * What the last hidden layer makes of the training images, a byte for each unit and image, to find the nearest by.
 *
 * Bytes are coarse, and the weights may have moved on since: what is found is to be measured anew.
 */
export class HiddenIndex {
  /** Images in the index, every `stride`-th of all. */
  readonly searched: number;
  private readonly stride: number;
  private readonly width: number;
  private readonly layer: number;
  private readonly rows: Uint8Array;
  private order = new Uint32Array(0);
  private scale: ByteScale = { offset: 0, factor: 0 };

  private constructor(
    private readonly images: LabelledImages["images"],
    count: number,
    private readonly engine: Engine,
    mostBytes: number,
  ) {
    const { layers } = engine.network;
    this.layer = layers.length - 3;
    this.width = layers[this.layer + 1];
    this.stride = Math.max(1, Math.ceil((count * this.width) / mostBytes));
    this.searched = Math.ceil(count / this.stride);
    this.rows = new Uint8Array(this.searched * this.width);
  }

  /**
   * Predicts the images in pieces of a few milliseconds.
   *
   * @param count the first images of `images` that training uses
   */
  static *build(
    images: LabelledImages["images"],
    count: number,
    engine: Engine,
    mostBytes = MOST_BYTES,
  ): Generator<void, HiddenIndex, undefined> {
    const index = new HiddenIndex(images, count, engine, mostBytes);
    yield* index.predictAll();
    return index;
  }

  private *predictAll(): Generator<void, void, undefined> {
    const { searched, width, rows, engine } = this;
    for (let from = 0; from < searched; from += CHUNK) {
      const to = Math.min(searched, from + CHUNK);
      const hidden = engine.predict(this.imagesFrom(from, to)).activations[this.layer]; // (to - from, H)
      if (from === 0) {
        this.scale = byteScale(engine.network.activation, hidden);
        this.order = byVariance(toBytes(hidden, this.scale), width);
      }
      const { order, scale } = this;
      for (let n = from; n < to; n++) writeBytes(hidden, (n - from) * width, order, scale, rows, n * width);
      yield;
    }
  }

  /** Numbers of the `count` training images nearest to what the layer makes of an image: hidden (H,). */
  nearest(hidden: Float64Array, count: number): Uint32Array {
    const query = new Uint8Array(this.width);
    writeBytes(hidden, 0, this.order, this.scale, query, 0);
    return nearestRows(this.rows, query, count).map((n) => n * this.stride);
  }

  private imagesFrom(from: number, to: number): Uint8Array {
    const D = this.engine.network.layers[0];
    const { images, stride } = this;
    if (stride === 1) return images.subarray(from * D, to * D);
    const picked = new Uint8Array((to - from) * D);
    for (let n = from; n < to; n++) {
      picked.set(images.subarray(n * stride * D, (n * stride + 1) * D), (n - from) * D);
    }
    return picked;
  }
}

/** A value's byte is `(value + offset) * factor`, kept within 0 and 255. */
interface ByteScale {
  readonly offset: number;
  readonly factor: number;
}

/** One scale for all units, so that distances stay what they are; ReLU's is as wide as its largest value here. */
function byteScale(activation: Activation, hidden: Float64Array): ByteScale {
  if (activation === "sigmoid") return { offset: 0, factor: 255 };
  if (activation === "tanh") return { offset: 1, factor: 127.5 };
  let largest = 0;
  for (const value of hidden) largest = Math.max(largest, value);
  return { offset: 0, factor: largest > 0 && Number.isFinite(largest) ? 255 / largest : 0 };
}

function toBytes(values: Float64Array, { offset, factor }: ByteScale): Uint8Array {
  return Uint8Array.from(values, (value) => toByte((value + offset) * factor));
}

/** Writes a row of values as bytes, its columns in the order given. */
function writeBytes(
  from: Float64Array,
  start: number,
  order: Uint32Array,
  { offset, factor }: ByteScale,
  into: Uint8Array,
  at: number,
): void {
  for (let k = 0; k < order.length; k++) {
    into[at + k] = toByte((from[start + order[k]] + offset) * factor);
  }
}

function toByte(value: number): number {
  return value > 255 ? 255 : value > 0 ? Math.round(value) : 0;
}
