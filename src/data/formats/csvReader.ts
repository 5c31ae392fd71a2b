import { DataError } from "../dataError.ts";
import { splitInName, type DatasetFile, type FormatReader, type ReaderOptions } from "../datasetFile.ts";
import { UNPACKED_CAP } from "../gunzip.ts";
import { GrowingBytes } from "../growingBytes.ts";
import { counted, sizeWords } from "../words.ts";
import { csvLayoutOf } from "./csvLayout.ts";
import { CsvRows } from "./csvRows.ts";
import { startOf } from "./csvStart.ts";

/** Bytes at the beginning that tell how the table is laid out, and the rows of them that are looked at. */
const SAMPLE = 256 * 1024;
const SAMPLE_ROWS = 200;

/** Longest line: of the largest image, its pixels with 25 characters each as NumPy writes them, and its label. */
const LONGEST_LINE = 128 * 1024;

const LF = 10;
const CR = 13;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * Reads a table with an image in each row, its label before or behind the pixels or in a column of that name; or of
 * pixels alone, or labels alone. Cells between commas, semicolons, tabs, bars or spaces, with a header or none.
 *
 * Lines are read as they come and not kept. Pixels count from 0 to 255 or, all of them, from 0 to 1. Labels are whole
 * numbers or names.
 * @throws DataError `empty`, `wrong-format`, `unsupported-size`, `bad-cell`, `label-out-of-range` or `too-few-classes`.
 */
export class CsvReader implements FormatReader {
  /** What came after the last whole line. */
  private readonly pending = new GrowingBytes();
  private rows: CsvRows | null = null;

  constructor(private readonly options: ReaderOptions) {}

  push(piece: Uint8Array): void {
    this.pending.append(piece);
    if (this.rows === null && this.pending.length < SAMPLE) return;
    const bytes = this.pending.view();
    const end = afterLastLine(bytes);
    if (bytes.length - end > LONGEST_LINE) throw this.tooLong();
    if (end === 0) return;
    this.take(bytes.subarray(0, end));
    this.pending.dropFirst(end);
  }

  finish(crc32: number | null): readonly DatasetFile[] {
    const { name } = this.options;
    if (this.pending.length > 0) {
      this.pending.append(Uint8Array.of(LF));
      this.take(this.pending.view());
    }
    const { rows } = this;
    if (rows === null || rows.count === 0) {
      throw new DataError("empty", name, `${name}: expected rows of numbers, got none. Choose another file.`);
    }
    const { count } = rows;
    const pixels = rows.pixels.finish();
    const ends = rows.ends?.finish(pixels, count, rows.scale);
    const codes = ends?.labels ?? rows.labels.finish();
    const bond = pixels.length > 0 && codes.length > 0 ? name : null;
    const part = { name, split: splitInName(name), count, crc32, bond };
    const parts: DatasetFile[] = [];
    const classNames = (ends?.codes ?? rows.codes).finish(codes);
    if (pixels.length > 0) {
      const side = Math.sqrt(pixels.length / count);
      const notes = [...rows.layout.notes, ...rows.scale.finish(pixels)];
      parts.push({ kind: "images", ...part, values: pixels, rows: side, cols: side, notes });
    }
    if (codes.length > 0) {
      if (bond === null && count > 1 && !differ(codes))
        throw this.allAlike(classNames?.[0] ?? String(codes[0]));
      const notes = ends?.sure === false ? [this.guessed()] : [];
      parts.push({ kind: "labels", ...part, values: codes, classNames, notes });
    }
    return parts;
  }

  /** Takes whole lines. */
  private take(lines: Uint8Array): void {
    const marked = this.rows === null && BYTE_ORDER_MARK.every((byte, i) => lines[i] === byte);
    const text = marked ? lines.subarray(BYTE_ORDER_MARK.length) : lines;
    this.rows ??= this.begin(text);
    if (this.rows === null) return;
    this.rows.push(text);
    if (this.rows.pixels.length <= UNPACKED_CAP) return;
    const { name } = this.options;
    const what = `expected at most ${counted(UNPACKED_CAP, "pixel")}, got more. Choose a smaller file.`;
    throw new DataError("too-large", name, `${name}: ${what}`);
  }

  /** Finds out about the table by its first lines; `null` if all are empty. */
  private begin(lines: Uint8Array): CsvRows | null {
    const { name, sizeHint } = this.options;
    const sample =
      lines.length <= SAMPLE ? lines : lines.subarray(0, afterLastLine(lines.subarray(0, SAMPLE)));
    if (sample.length === 0) throw this.tooLong();
    const start = startOf(new TextDecoder().decode(sample), SAMPLE_ROWS);
    if (start.rows.length === 0) return null;
    const layout = csvLayoutOf(start, name);
    const bytesInRow = sample.length / Math.max(1, sample.filter((byte) => byte === LF).length);
    const most = UNPACKED_CAP / Math.max(1, layout.pixels);
    return new CsvRows(name, layout, Math.floor(Math.min(most, (1.02 * sizeHint) / bytesInRow)));
  }

  private tooLong(): DataError {
    const { name } = this.options;
    const what = `expected lines of at most ${sizeWords(LONGEST_LINE)}, got a longer one. Save one image in each row.`;
    return new DataError("wrong-format", name, `${name}: ${what}`);
  }

  private guessed(): string {
    const what = "the labels could be the first or the last column, and the first was taken";
    return `${this.options.name}: ${what}. If it is the last, give the table a first row that names it label.`;
  }

  private allAlike(label: string): DataError {
    const { name } = this.options;
    const what = `expected labels of at least two classes, got ${label} in every row. Is this a form to fill in?`;
    return new DataError("too-few-classes", name, `${name}: ${what}`);
  }
}

/** Where the last whole line ends, 0 if there is none. */
function afterLastLine(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(LF) + 1;
  if (end > 0) return end;
  // Where lines end in CR alone, the last byte may be half of an end.
  return bytes.subarray(0, -1).lastIndexOf(CR) + 1;
}

function differ(labels: Uint8Array): boolean {
  return labels.some((label) => label !== labels[0]);
}
