import { DataError } from "../dataError.ts";
import { CLASSES } from "../dataset.ts";
import { splitInName, type DatasetFile, type FormatReader, type ReaderOptions } from "../datasetFile.ts";
import { GrowingBytes } from "../growingBytes.ts";
import { counted } from "../words.ts";
import { areFlags, greyOf, lastIndexFastest, oneHotClasses } from "./npyArrays.ts";
import { readNpyHeader, type NpyHeader } from "./npyHeader.ts";
import { isSquare, layoutOf, type ArrayLayout } from "./npyLayout.ts";
import { PixelScale } from "./pixelScale.ts";

interface Begun {
  readonly header: NpyHeader;
  readonly layout: ArrayLayout;
  /** Bytes of the whole file. */
  readonly length: number;
  readonly values: GrowingBytes;
  readonly scale: PixelScale;
}

/**
 * Reads a NumPy array of numbers: images (N, rows, columns), with one or three channels before or behind, or in rows
 * (N, pixels); labels (N,), (N, 1), or (N, classes) with a 1 in each row.
 *
 * Pixels of 0 to 1 are stretched to 255, colours made grey. Nothing wider than a byte is kept.
 * @throws DataError `truncated`, `wrong-length`, `bad-cell` or `label-out-of-range`; also as `readNpyHeader` and
 * `layoutOf` do.
 */
export class NpyReader implements FormatReader {
  /** Bytes that are no whole header, or no whole value, yet. */
  private rest: Uint8Array = new Uint8Array(0);
  private begun: Begun | null = null;
  private got = 0;

  constructor(private readonly options: ReaderOptions) {}

  push(piece: Uint8Array): void {
    this.got += piece.length;
    let bytes = piece;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + piece.length);
      bytes.set(this.rest);
      bytes.set(piece, this.rest.length);
    }
    if (this.begun === null) {
      const header = readNpyHeader(bytes, this.options.name);
      if (header === null) {
        this.rest = bytes.slice();
        return;
      }
      this.begun = this.begin(header);
      bytes = bytes.subarray(header.offset);
    }
    const used = this.take(this.begun, bytes);
    this.rest = bytes.slice(used);
  }

  finish(crc32: number | null): readonly DatasetFile[] {
    const { name } = this.options;
    const { begun, got } = this;
    if (got === 0) {
      throw new DataError(
        "empty",
        name,
        `${name}: expected a NumPy array, got no bytes. Choose another file.`,
      );
    }
    if (begun === null || got < begun.length) {
      const expected = begun === null ? "a whole header" : counted(begun.length, "byte");
      throw new DataError(
        "truncated",
        name,
        `${name}: expected ${expected}, got ${counted(got, "byte")}. Is the file complete?`,
      );
    }
    const { header, layout, length } = begun;
    if (got > length) {
      throw new DataError(
        "wrong-length",
        name,
        `${name}: expected ${counted(length, "byte")} for (${header.shape.join(", ")}), got ${got.toLocaleString("en")}. Save the array again.`,
      );
    }
    const bytes = begun.values.finish();
    const values = header.fortran ? lastIndexFastest(bytes, header.shape) : bytes;
    const { count } = layout;
    const part = { name, split: splitInName(name), count, crc32, bond: null };
    const classes = layout.kind === "rows" ? oneHotClasses(values, layout) : null;
    if (layout.kind === "labels" || classes !== null) {
      return [{ kind: "labels", ...part, values: classes ?? values, classNames: null, notes: [] }];
    }
    const notes = begun.scale.finish(values);
    if (layout.kind === "rows") {
      if (!isSquare(layout.width) && areFlags(values)) throw this.severalClasses(layout.width);
      const side = this.sideOf(layout);
      return [{ kind: "images", ...part, values, rows: side, cols: side, notes }];
    }
    const { rows, cols, channels } = layout;
    if (channels === 1) return [{ kind: "images", ...part, values, rows, cols, notes }];
    const grey = greyOf(values, layout);
    return [
      { kind: "images", ...part, values: grey, rows, cols, notes: [...notes, "Colours were made grey."] },
    ];
  }

  private begin(header: NpyHeader): Begun {
    const { name, sizeHint } = this.options;
    const layout = layoutOf(header.shape, name);
    const { size, plain } = header.element;
    const values = header.shape.reduce((product, side) => product * side, 1);
    const length = header.offset + values * size;
    // A header may promise anything: memory is taken for what the file's size bears out.
    const likely = Math.min(values, Math.max(sizeHint, this.got) / size);
    return {
      header,
      layout,
      length,
      values: new GrowingBytes(Math.ceil(likely)),
      // Whole numbers need no guess before the end.
      scale: new PixelScale(!plain),
    };
  }

  /** Takes the whole values among the bytes; how many bytes those are. */
  private take({ header, layout, length, values, scale }: Begun, bytes: Uint8Array): number {
    const { element, littleEndian } = header;
    const { size } = element;
    const left = (length - header.offset) / size - values.length;
    const count = Math.min(left, Math.floor(bytes.length / size));
    if (element.plain) {
      values.append(bytes.subarray(0, count));
      return count;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const from = values.length;
    const out = values.room(count);
    const isLabels = layout.kind === "labels";
    for (let i = 0; i < count; i++) {
      const value = element.read(view, i * size, littleEndian);
      if (!(value >= 0 && value <= 255)) throw this.outOfRange(value, from + i);
      if (!isLabels) out[from + i] = scale.byte(value, out, from + i);
      else if (Number.isInteger(value)) out[from + i] = value;
      else throw this.outOfRange(value, from + i);
    }
    values.wrote(count);
    return count * size;
  }

  /** Rows that are no classes are images, if anything. */
  private sideOf({ width }: { readonly width: number }): number {
    if (isSquare(width)) return Math.sqrt(width);
    const { name } = this.options;
    throw new DataError(
      "bad-dimensions",
      name,
      `${name}: expected rows of a square number of pixels, or with a single 1 for the class, got rows of ${width}. ` +
        `Save images as (N, rows, columns) and labels as (N,).`,
    );
  }

  private severalClasses(width: number): DataError {
    const { name } = this.options;
    const what =
      `expected one class for each image, got rows of ${width} zeros and ones with several classes, or none. ` +
      "Save the labels as (N,), one class for each image, or choose another data set.";
    return new DataError("bad-dimensions", name, `${name}: ${what}`);
  }

  private outOfRange(value: number, place: number): DataError {
    const { name } = this.options;
    const isLabel = this.begun?.layout.kind === "labels";
    const at = this.begun === null ? "" : ` at [${indexOf(place, this.begun.header).join(", ")}]`;
    if (isLabel) {
      const what = `expected whole labels from 0 to ${CLASSES.max - 1}, got ${value}${at}. Number the classes from 0.`;
      return new DataError("label-out-of-range", name, `${name}: ${what}`);
    }
    const what = `expected pixels from 0 to 1 or from 0 to 255, got ${value}${at}. Scale the pixels.`;
    return new DataError("bad-cell", name, `${name}: ${what}`);
  }
}

/** The index, as NumPy writes it, of the value at a place in the file. */
function indexOf(place: number, { shape, fortran }: NpyHeader): number[] {
  const index = [];
  let rest = place;
  for (const size of fortran ? shape : [...shape].reverse()) {
    index.push(rest % size);
    rest = Math.floor(rest / size);
  }
  return fortran ? index : index.reverse();
}
