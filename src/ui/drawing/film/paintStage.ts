import type { Drawing, Picture } from "../../../data/framing/drawing.ts";
import { inkImage } from "../../pixels/inkImage.ts";
import { pictureRectangle, SIDE, type Stage } from "./stages.ts";

/** Device pixels for each pixel of the image: sharp at twice the size that a figure has. */
export const DENSITY = 6;

/** What is drawn over a stage: the box of 20 px, or a cross through the centre of mass. */
export type Marks = "none" | "box" | "cross";

/** The box that MNIST's digits were scaled to. */
const BOX = { from: 4, side: 20 };

/** The middle of pixel 14, counted from 0: where MNIST's centres of mass lie. */
const CENTRE = 14.5;

/** Paints a drawing as one stage of its framing shows it; an empty stage for null. */
export function paintStage(canvas: HTMLCanvasElement, drawing: Drawing, stage: Stage | null, marks: Marks): void {
  const context = cleared(canvas);
  if (!context || !stage) return;
  if (drawing.picture) paintPicture(context, drawing.picture, stage);
  else paintStrokes(context, drawing.strokes, stage);
  const look = getComputedStyle(canvas);
  context.lineWidth = 0.4;
  if (marks === "box") {
    context.strokeStyle = look.getPropertyValue("--blue");
    context.strokeRect(BOX.from, BOX.from, BOX.side, BOX.side);
  } else if (marks === "cross") {
    context.strokeStyle = look.getPropertyValue("--vermilion");
    context.beginPath();
    context.moveTo(CENTRE, 0);
    context.lineTo(CENTRE, SIDE);
    context.moveTo(0, CENTRE);
    context.lineTo(SIDE, CENTRE);
    context.stroke();
  }
}

/** Paints the bytes that the network reads, each as a square. */
export function paintImage(canvas: HTMLCanvasElement, image: Uint8Array | null): void {
  const context = cleared(canvas);
  if (!context || !image) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(inkCanvas({ rows: SIDE, cols: SIDE, ink: image }), 0, 0, SIDE, SIDE);
}

/** The canvas' context, empty and with the image's pixels as its unit. */
function cleared(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const context = canvas.getContext("2d");
  context?.setTransform(canvas.width / SIDE, 0, 0, canvas.height / SIDE, 0, 0);
  context?.clearRect(0, 0, SIDE, SIDE);
  return context;
}

function paintPicture(context: CanvasRenderingContext2D, picture: Picture, stage: Stage): void {
  const { x, y, width, height } = pictureRectangle(picture, stage);
  context.imageSmoothingEnabled = picture.cols > SIDE;
  context.drawImage(inkCanvas(picture), x, y, width, height);
}

function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Float32Array[],
  { scale, left, top, pen }: Stage,
): void {
  context.strokeStyle = context.fillStyle = getComputedStyle(context.canvas).color;
  context.lineWidth = pen;
  context.lineCap = context.lineJoin = "round";
  for (const stroke of strokes) {
    const [x = 0, y = 0] = stroke;
    // A line of no length, which is what a tap leaves, is not painted everywhere; a dot is.
    context.beginPath();
    context.arc(x * scale + left, y * scale + top, pen / 2, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.moveTo(x * scale + left, y * scale + top);
    for (let i = 2; i + 1 < stroke.length; i += 2) {
      context.lineTo((stroke[i] ?? 0) * scale + left, (stroke[i + 1] ?? 0) * scale + top);
    }
    context.stroke();
  }
}

let hidden: HTMLCanvasElement | null = null;

/** Ink on a canvas of its own size, the same one each time. */
function inkCanvas({ rows, cols, ink }: Picture): HTMLCanvasElement {
  hidden ??= document.createElement("canvas");
  hidden.width = cols;
  hidden.height = rows;
  hidden.getContext("2d")?.putImageData(inkImage(ink, cols, rows), 0, 0);
  return hidden;
}
