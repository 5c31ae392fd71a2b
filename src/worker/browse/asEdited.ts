import type { Edits } from "../../data/edits.ts";

/**
 * Writes an image (rows, cols) as the edits make it look, transposed (cols, rows) or inverted, to `to` from `at` on.
 */
export function writeAsEdited(
  image: Uint8Array,
  rows: number,
  cols: number,
  { transpose, invert }: Pick<Edits, "transpose" | "invert">,
  to: Uint8Array,
  at: number,
): void {
  const pixels = rows * cols;
  if (!transpose) to.set(image, at);
  else {
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++) to[at + col * rows + row] = image[row * cols + col];
  }
  if (invert) for (let i = at; i < at + pixels; i++) to[i] = 255 - to[i];
}
