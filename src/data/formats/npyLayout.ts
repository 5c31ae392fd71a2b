import { DataError } from "../dataError.ts";
import { checkSides } from "../datasetFile.ts";
import { CLASSES, SIDES } from "../dataset.ts";
import { UNPACKED_CAP } from "../gunzip.ts";

/** What an array's shape says of it. */
export type ArrayLayout =
  | { readonly kind: "labels"; readonly count: number }
  | {
      readonly kind: "images";
      readonly count: number;
      readonly rows: number;
      readonly cols: number;
      /** 1, or 3 for red, green and blue: of each pixel together, or one after the other. */
      readonly channels: 1 | 3;
      readonly channelsFirst: boolean;
    }
  /** Rows of numbers: pixels of an image, or a class as the place of a 1. */
  | { readonly kind: "rows"; readonly count: number; readonly width: number };

/** @throws DataError `bad-dimensions`, `empty`, `unsupported-size` or `too-large`. */
export function layoutOf(shape: readonly number[], file: string): ArrayLayout {
  const said = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const refuse = (code: "bad-dimensions" | "empty" | "too-large", what: string, advice: string): never => {
    throw new DataError(code, file, `${file}: expected ${what}, got ${said}. ${advice}`);
  };
  const [count, ...item] = shape;
  const values = shape.reduce((product, size) => product * size, 1);
  if (count === 0) refuse("empty", "at least one item", "Choose another file.");
  if (values > UNPACKED_CAP)
    refuse("too-large", `at most ${UNPACKED_CAP.toLocaleString("en")} values`, "Choose a smaller file.");
  const images = (rows: number, cols: number, channels: 1 | 3, channelsFirst: boolean): ArrayLayout => {
    checkSides(file, rows, cols);
    return { kind: "images", count, rows, cols, channels, channelsFirst };
  };
  if (item.length === 0 && shape.length === 1) return { kind: "labels", count };
  if (item.length === 1) {
    const [width] = item;
    if (width === 1) return { kind: "labels", count };
    if (isSquare(width) || (width >= CLASSES.min && width <= CLASSES.max))
      return { kind: "rows", count, width };
    const what = `rows of a square number of pixels, at most ${SIDES.max}×${SIDES.max}`;
    return refuse("bad-dimensions", what, "Save the images as (N, rows, columns).");
  }
  if (item.length === 2) return images(item[0], item[1], 1, false);
  if (item.length === 3) {
    const [first, , last] = item;
    if (last === 1 || last === 3) return images(first, item[1], last, false);
    if (first === 1 || first === 3) return images(item[1], last, first, true);
    return refuse("bad-dimensions", "images with 1 or 3 channels", "Make the images grey.");
  }
  const what = "images (N, rows, columns) or labels (N,)";
  return refuse("bad-dimensions", what, "Save them in one of these shapes.");
}

export function isSquare(width: number): boolean {
  const side = Math.round(Math.sqrt(width));
  return side * side === width && side <= SIDES.max && side >= SIDES.min;
}
