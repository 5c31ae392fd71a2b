import type { Drawing, ImageSize, Reading } from "../../../data/framing/pad.ts";
import { inkImage } from "../../pixels/inkImage.ts";
import { paintInk } from "../pad/paintDrawing.ts";
import { SIDE, type Stage } from "./stages.ts";

const MNIST_SIZE: ImageSize = { rows: SIDE, cols: SIDE };

/** What is drawn over a stage: the box of 20 px, or a cross through the centre of mass. */
export type Marks = "none" | "box" | "cross";

/** The box that MNIST's digits were scaled to, of 28 px: as much is left beside it in images of other sizes. */
const BOX_SHARE = 20 / SIDE;

/** Where MNIST's centres of mass lie, past the image's middle: in the middle of pixel 14, counted from 0. */
const OFF_MIDDLE = 0.5;

const LINE_WIDTH = 0.4;

/** Paints a drawing as one stage of its framing into an image of this size shows it; an empty stage for null. */
export function paintStage(
  canvas: HTMLCanvasElement,
  drawing: Drawing,
  stage: Stage | null,
  marks: Marks,
  size: ImageSize = MNIST_SIZE,
): void {
  const context = cleared(canvas, size);
  if (!context || !stage) return;
  paintInkOf(context, drawing, stage);
  const look = getComputedStyle(canvas);
  const { rows, cols } = size;
  context.lineWidth = (LINE_WIDTH * Math.max(rows, cols)) / SIDE;
  if (marks === "box") {
    context.strokeStyle = look.getPropertyValue("--blue");
    const [width, height] = [cols * BOX_SHARE, rows * BOX_SHARE];
    context.strokeRect((cols - width) / 2, (rows - height) / 2, width, height);
  } else if (marks === "cross") {
    context.strokeStyle = look.getPropertyValue("--vermilion");
    context.beginPath();
    const off = (OFF_MIDDLE * Math.min(rows, cols)) / SIDE;
    context.moveTo(cols / 2 + off, 0);
    context.lineTo(cols / 2 + off, rows);
    context.moveTo(0, rows / 2 + off);
    context.lineTo(cols, rows / 2 + off);
    context.stroke();
  }
}

/** The image that a network reads; shape: image (rows·cols,). */
export type ReadImage = Pick<Reading, "image" | "rows" | "cols">;

/** Paints the bytes that the network reads, each as a square. */
export function paintImage(canvas: HTMLCanvasElement, read: ReadImage | null): void {
  const context = cleared(canvas, read ?? MNIST_SIZE);
  if (!context || !read) return;
  const { image, rows, cols } = read;
  const pixels = new OffscreenCanvas(cols, rows);
  pixels.getContext("2d")?.putImageData(inkImage(image, cols, rows), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(pixels, 0, 0, cols, rows);
}

/** The square canvas' context, empty and with the image's pixels as its unit: as large as fits, in the middle. */
function cleared(canvas: HTMLCanvasElement, { rows, cols }: ImageSize): CanvasRenderingContext2D | null {
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const unit = canvas.width / Math.max(rows, cols);
  context.setTransform(unit, 0, 0, unit, (canvas.width - cols * unit) / 2, (canvas.height - rows * unit) / 2);
  return context;
}

function paintInkOf(context: CanvasRenderingContext2D, drawing: Drawing, stage: Stage): void {
  const { scale, left, top, penWidth } = stage;
  context.save();
  context.translate(left, top);
  if (scale > 0) {
    context.scale(scale, scale);
    paintInk(context, drawing, penWidth / scale);
  } else {
    // A dot, which has no size to be scaled to the box: only the pen's.
    paintInk(context, { strokes: [Float32Array.of(0, 0)], picture: null }, penWidth);
  }
  context.restore();
}
