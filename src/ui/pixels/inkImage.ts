import { themeColour } from "./themeColour.ts";

/** An image (rows, cols) of uint8 ink as pixels in the page's ink colour, the paper left transparent. */
export function inkImage(ink: Uint8Array, cols: number, rows: number): ImageData {
  const [red, green, blue] = themeColour("--ink");
  const image = new ImageData(cols, rows);
  ink.forEach((value, i) => {
    image.data.set([red, green, blue, value], i * 4);
  });
  return image;
}
