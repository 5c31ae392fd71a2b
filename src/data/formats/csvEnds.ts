import { CLASSES } from "../dataset.ts";
import { LabelCodes } from "./labelCodes.ts";
import type { PixelScale } from "./pixelScale.ts";

/** Rows there is room for at first. */
const FIRST_ROWS = 1024;

/** How many times as much speaks for one as for the other, at least, where that is to decide. */
const CLEARLY = 2;

/** Ink is brighter than this in some image; few sets have so many classes. */
const BRIGHT = 100;

/** One of the two columns, read as labels and as pixels. */
class EndColumn {
  readonly codes = new LabelCodes();
  couldBeLabel = true;
  couldBePixel = true;
  /** As the table has them, NaN for names. */
  values = new Float64Array(FIRST_ROWS);
  labels = new Uint8Array(FIRST_ROWS);

  put(row: number, value: number, name: string): void {
    if (row === this.labels.length) this.grow();
    const isNamed = Number.isNaN(value) && name !== "" && !/^nan$/i.test(name);
    const isWhole = Number.isInteger(value) && value >= 0 && value < CLASSES.max;
    const code = isWhole ? this.codes.codeOfNumber(value) : isNamed ? this.codes.codeOf(name) : null;
    if (code === null) this.couldBeLabel = false;
    if (!(value >= 0 && value <= 255)) this.couldBePixel = false;
    this.values[row] = value;
    this.labels[row] = code ?? 0;
  }

  largest(count: number): number {
    return this.values.subarray(0, count).reduce((most, value) => Math.max(most, value), 0);
  }

  varies(count: number): boolean {
    return this.values.subarray(0, count).some((value) => value !== this.values[0]);
  }

  private grow(): void {
    const { values, labels } = this;
    this.values = new Float64Array(2 * values.length);
    this.values.set(values);
    this.labels = new Uint8Array(2 * labels.length);
    this.labels.set(labels);
  }
}

export interface EndsFound {
  /** One for each row, as codes of `codes`. */
  readonly labels: Uint8Array;
  readonly codes: LabelCodes;
  /** Whether anything spoke for this end rather than the other. */
  readonly sure: boolean;
}

/**
 * The first and the last column of a table of which one holds labels and one a pixel, and nothing says which. Both are
 * kept until all rows have come, since images sorted by class show only one label for long.
 */
export class CsvEnds {
  private readonly first = new EndColumn();
  private readonly last = new EndColumn();

  /** Takes a cell, as often as it comes; whether there still is a way to read the table. */
  put(isFirst: boolean, row: number, value: number, name = ""): boolean {
    const { first, last } = this;
    (isFirst ? first : last).put(row, value, name);
    return (first.couldBeLabel && last.couldBePixel) || (last.couldBeLabel && first.couldBePixel);
  }

  /**
   * Tells labels from pixels, and puts the latter into their places, in place: `pixels` (count, width) hold the other
   * columns' in each row's first places.
   */
  finish(pixels: Uint8Array, count: number, scale: PixelScale): EndsFound {
    const likelier = count === 0 ? null : this.likelier(pixels, count, scale.unit);
    const isFirst = (likelier ?? this.first) === this.first;
    const [label, pixel] = isFirst ? [this.first, this.last] : [this.last, this.first];
    const width = pixels.length / count;
    if (!isFirst) pixels.copyWithin(1, 0);
    for (let row = 0; row < count; row++) {
      const place = row * width + (isFirst ? width - 1 : 0);
      pixels[place] = 0;
      pixels[place] = scale.byte(pixel.values[row], pixels, pixels.length);
    }
    return { labels: label.labels.slice(0, count), codes: label.codes, sure: likelier !== null };
  }

  /** Which column holds the labels; `null` where nothing tells. */
  private likelier(pixels: Uint8Array, count: number, unit: boolean): EndColumn | null {
    const { first, last } = this;
    /** The one of which something is more, if it is clearly so. */
    const clearly = (ofFirst: number, ofLast: number, times = CLEARLY): EndColumn | null => {
      if (ofFirst > times * ofLast) return first;
      return ofLast > times * ofFirst ? last : null;
    };
    if (!first.couldBeLabel || !last.couldBePixel) return last;
    if (!last.couldBeLabel || !first.couldBePixel) return first;
    const most = { first: first.largest(count), last: last.largest(count) };
    if (unit && most.first > 1 !== most.last > 1) return most.first > 1 ? first : last;
    // A pixel in a corner may be paper in all images; labels differ.
    if (first.varies(count) !== last.varies(count)) return first.varies(count) ? first : last;
    // A pixel is often what the one beside it is.
    const width = pixels.length / count;
    const step = unit ? 255 : 1;
    const beside = [differences(first, pixels, 0, step), differences(last, pixels, width - 2, step)];
    const unlike = clearly(beside[0].share, beside[1].share);
    if (unlike !== null) return unlike;
    if (Math.max(most.first, most.last) > BRIGHT) {
      const small = clearly(most.last, most.first);
      if (small !== null) return small;
    }
    return clearly(beside[0].mean, beside[1].mean);

    /** Between a column and the pixels beside it, which stand at `from` in each row. */
    function differences({ values }: EndColumn, bytes: Uint8Array, from: number, times: number) {
      let [sum, unequal] = [0, 0];
      for (let row = 0; row < count; row++) {
        const difference = Math.abs(Math.round(times * values[row]) - bytes[row * width + from]);
        sum += difference;
        if (difference > 0) unequal++;
      }
      return { mean: sum / count, share: unequal / count };
    }
  }
}
