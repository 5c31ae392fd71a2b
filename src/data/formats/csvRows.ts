import { DataError } from "../dataError.ts";
import { CLASSES } from "../dataset.ts";
import { GrowingBytes } from "../growingBytes.ts";
import { counted } from "../words.ts";
import { CsvEnds } from "./csvEnds.ts";
import { EITHER, LABEL, PIXEL, type CsvLayout } from "./csvLayout.ts";
import { cellsOf, decimalIn, numberIn, shown, textOf } from "./csvText.ts";
import { LabelCodes } from "./labelCodes.ts";
import { PixelScale } from "./pixelScale.ts";

const LF = 10;
const CR = 13;
const QUOTE = 34;
const ZERO = 48;
const NINE = 57;

/**
 * Reads rows of numbers from bytes, as most tables are nothing else; cells that are more than digits and a point are
 * read as text, lines with quotes within quotes by papaparse.
 */
export class CsvRows {
  readonly pixels: GrowingBytes;
  /** Codes of `codes`, one for each row. */
  readonly labels: GrowingBytes;
  readonly codes = new LabelCodes();
  /** The columns that are `EITHER`, if there are any. */
  readonly ends: CsvEnds | null;
  readonly scale = new PixelScale();
  count = 0;
  /** Number of the line that comes next, from 1, as editors count them. */
  private line = 1;
  /** Lines that come before the first row, without empty ones. */
  private above: number;
  private readonly separator: number;

  /** @param likelyRows saves memory, never trusted. */
  constructor(
    private readonly file: string,
    readonly layout: CsvLayout,
    likelyRows: number,
  ) {
    this.pixels = new GrowingBytes(likelyRows * layout.pixels);
    this.labels = new GrowingBytes(layout.hasLabels ? likelyRows : 0);
    this.ends = layout.either === null ? null : new CsvEnds();
    this.above = layout.above;
    this.separator = layout.separator.charCodeAt(0);
  }

  /** Takes whole lines: `bytes` end with a line's end. */
  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const byte = bytes[at];
      if (byte === LF || byte === CR) at = this.pastLine(bytes, at);
      else if (this.above > 0) {
        this.above--;
        at = this.pastLine(bytes, endOfLine(bytes, at));
      } else at = this.takeRow(bytes, at);
    }
  }

  /** Reads one row from `start` on; where the next line begins. */
  private takeRow(bytes: Uint8Array, start: number): number {
    const { separator, scale, layout } = this;
    const { roles, pixels: pixelsInRow } = layout;
    const width = roles.length;
    const out = this.pixels.room(pixelsInRow);
    let pixel = this.pixels.length;
    let label = 0;
    let column = 0;
    let at = start;
    for (;;) {
      const begin = at;
      const isQuoted = bytes[at] === QUOTE;
      if (isQuoted) at++;
      const digits = at;
      // Whole numbers stay integers all the way: most tables hold nothing else.
      let whole = 0;
      let byte = bytes[at];
      while (byte >= ZERO && byte <= NINE) {
        whole = (10 * whole + byte - ZERO) | 0;
        byte = bytes[++at];
      }
      const few = at > digits && at - digits <= 9;
      const isClosed = isQuoted === (byte === QUOTE);
      if (isQuoted && isClosed) byte = bytes[++at];
      if (isClosed && few && whole <= 255 && (byte === separator || byte === LF || byte === CR)) {
        if (column < width) {
          const role = roles[column];
          if (role === PIXEL) {
            out[pixel] = scale.unit ? scale.byte(whole, out, pixel) : whole;
            pixel++;
          } else if (role === LABEL)
            label = this.codes.codeOfNumber(whole) ?? this.labelIn(String(whole), column);
          else if (role === EITHER) this.ends?.put(column === layout.either, this.count, whole);
        }
      } else {
        const close = isQuoted ? this.closingQuote(bytes, digits) : this.endOfCell(bytes, begin);
        if (close < 0) return this.takeQuoted(bytes, start);
        at = isQuoted ? close + 1 : close;
        byte = bytes[at];
        if (column < width) {
          const role = roles[column];
          if (role === PIXEL) {
            out[pixel] = scale.byte(this.pixelIn(bytes, digits, close, column), out, pixel);
            pixel++;
          } else if (role === LABEL) label = this.labelIn(this.text(bytes.subarray(digits, close)), column);
          else if (role === EITHER) this.takeEnd(this.text(bytes.subarray(digits, close)), column);
        }
      }
      column++;
      if (byte !== separator) break;
      at++;
    }
    if (column !== width) throw this.ragged(column);
    this.wrote(label);
    return this.pastLine(bytes, at);
  }

  /** Reads a row with any quotes in it. */
  private takeQuoted(bytes: Uint8Array, start: number): number {
    const { layout, scale } = this;
    const end = endOfLine(bytes, start);
    const cells = cellsOf(this.text(bytes.subarray(start, end)), layout.separator);
    if (cells === null) {
      throw this.error(
        "bad-cell",
        `expected closed quotes in row ${this.line}, got an open one. Close the quote.`,
      );
    }
    if (cells.length !== layout.roles.length) throw this.ragged(cells.length);
    const out = this.pixels.room(layout.pixels);
    let pixel = this.pixels.length;
    let label = 0;
    cells.forEach((cell, column) => {
      const role = layout.roles[column];
      if (role === PIXEL) {
        out[pixel] = scale.byte(this.pixelOf(cell, column), out, pixel);
        pixel++;
      } else if (role === LABEL) label = this.labelIn(cell, column);
      else if (role === EITHER) this.takeEnd(cell, column);
    });
    this.wrote(label);
    return this.pastLine(bytes, end);
  }

  private takeEnd(cell: string, column: number): void {
    const value = numberIn(cell, this.layout.separator);
    if (this.ends?.put(column === this.layout.either, this.count, value, cell)) return;
    // It is no pixel, or else no label: one of them says so.
    this.pixelOf(cell, column);
    this.labelIn(cell, column);
  }

  private wrote(label: number): void {
    const { pixels, hasLabels } = this.layout;
    this.pixels.wrote(pixels);
    if (hasLabels) {
      this.labels.room(1)[this.labels.length] = label;
      this.labels.wrote(1);
    }
    this.count++;
  }

  /** The value of a cell from `begin` to `end`. */
  private pixelIn(bytes: Uint8Array, begin: number, end: number, column: number): number {
    const value = decimalIn(bytes, begin, end);
    return value <= 255 ? value : this.pixelOf(this.text(bytes.subarray(begin, end)), column);
  }

  private pixelOf(cell: string, column: number): number {
    const value = numberIn(cell, this.layout.separator);
    if (value >= 0 && value <= 255) return value;
    const advice =
      value < 0 ? "Save pixels from 0 to 1 or from 0 to 255, not standardised." : "Correct the cell.";
    const what = `expected a number from 0 to 255${this.place(column)}, got ${shown(cell)}. ${advice}`;
    throw this.error("bad-cell", what);
  }

  private labelIn(cell: string, column: number): number {
    if (cell === "" || /^nan$/i.test(cell)) {
      throw this.error(
        "bad-cell",
        `expected a label${this.place(column)}, got ${shown(cell)}. Correct the cell.`,
      );
    }
    const number = numberIn(cell, this.layout.separator);
    const isLabel = Number.isInteger(number) && number >= 0 && number < CLASSES.max;
    if (!Number.isNaN(number) && !isLabel) {
      const what = `expected a whole label from 0 to ${CLASSES.max - 1}${this.place(column)}, got ${shown(cell)}.`;
      throw this.error("label-out-of-range", `${what} Number the classes from 0.`);
    }
    const code = isLabel ? this.codes.codeOfNumber(number) : this.codes.codeOf(cell);
    if (code !== null) return code;
    const what = `expected at most ${CLASSES.max} classes, got one more${this.place(column)}: ${shown(cell)}.`;
    throw this.error("label-out-of-range", `${what} Is this column the label?`);
  }

  private text(bytes: Uint8Array): string {
    return textOf(bytes, this.file, this.line).trim();
  }

  /** Where the quote is closed and the cell with it; -1 for quotes within quotes, and for mistakes. */
  private closingQuote(bytes: Uint8Array, from: number): number {
    let at = from;
    while (bytes[at] !== QUOTE && bytes[at] !== LF && bytes[at] !== CR) at++;
    if (bytes[at] !== QUOTE) return -1;
    const next = bytes[at + 1];
    return next === this.separator || next === LF || next === CR ? at : -1;
  }

  private endOfCell(bytes: Uint8Array, from: number): number {
    let at = from;
    while (bytes[at] !== this.separator && bytes[at] !== LF && bytes[at] !== CR) at++;
    return at;
  }

  /** Where the line after the one that ends at `at` begins. */
  private pastLine(bytes: Uint8Array, at: number): number {
    this.line++;
    return bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
  }

  private place(column: number): string {
    return ` in row ${this.line}, ${this.layout.columns[column].replace(/^(?!column )/, "column ")}`;
  }

  private ragged(got: number): DataError {
    const { length } = this.layout.roles;
    const what = `expected ${counted(length, "cell")} in row ${this.line}, as in the first, got ${got}. Correct the row.`;
    return this.error("bad-cell", what);
  }

  private error(code: "bad-cell" | "label-out-of-range", what: string): DataError {
    return new DataError(code, this.file, `${this.file}: ${what}`);
  }
}

function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}
