import type { WeightsPicture } from "../../app/playgroundState.ts";
import type { DivergingScale } from "../pixels/divergingScale.ts";
import { tilePlace, type TileGrid } from "./tiles.ts";

/** Paints the units as a grid of tiles, sharp on any screen. */
export function paintWeights(
  canvas: HTMLCanvasElement,
  picture: WeightsPicture,
  grid: TileGrid,
  scale: DivergingScale,
): void {
  const { tile, width, height } = grid;
  const { units, rows, cols, values } = picture;
  const density = Math.min(2, window.devicePixelRatio || 1);
  resize(canvas, Math.round(width * density), Math.round(height * density));
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;

  const atlas = atlasOf(units * rows, cols);
  const context = canvas.getContext("2d");
  const atlasContext = atlas.getContext("2d");
  if (!context || !atlasContext) return;
  const pixels = new Uint32Array(units * rows * cols);
  for (let i = 0; i < pixels.length; i++) pixels[i] = scale[(values[i] ?? 0) + 128] ?? 0;
  atlasContext.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), cols, units * rows), 0, 0);

  context.clearRect(0, 0, canvas.width, canvas.height);
  const longer = Math.max(rows, cols);
  context.imageSmoothingEnabled = tile * density < longer;
  for (let unit = 0; unit < units; unit++) {
    // Edges fall on whole device pixels, or neighbouring tiles would bleed into the gap.
    const place = tilePlace(unit, grid);
    const left = Math.round(place.left * density);
    const top = Math.round(place.top * density);
    const size = Math.round(tile * density);
    // In the middle of its tile, where images are not square.
    const [across, down] = [Math.round((size * cols) / longer), Math.round((size * rows) / longer)];
    const [x, y] = [left + Math.floor((size - across) / 2), top + Math.floor((size - down) / 2)];
    context.drawImage(atlas, 0, unit * rows, cols, rows, x, y, across, down);
  }
}

function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}

let atlasCanvas: HTMLCanvasElement | null = null;

/** One hidden canvas for all paintings, all tiles of a picture above one another. */
function atlasOf(height: number, width: number): HTMLCanvasElement {
  atlasCanvas ??= document.createElement("canvas");
  if (atlasCanvas.width !== width) atlasCanvas.width = width;
  if (atlasCanvas.height !== height) atlasCanvas.height = height;
  return atlasCanvas;
}
