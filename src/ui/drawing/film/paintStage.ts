import type { Drawing } from "../../../data/framing/drawing.ts";
import { inkImage } from "../../pixels/inkImage.ts";
import { paintInk } from "../pad/paintDrawing.ts";
import { SIDE, type Stage } from "./stages.ts";

/** What is drawn over a stage: the box of 20 px, or a cross through the centre of mass. */
export type Marks = "none" | "box" | "cross";

/** The box that MNIST's digits were scaled to. */
const BOX = { from: 4, side: 20 };

/** The middle of pixel 14, counted from 0: where MNIST's centres of mass lie. */
const CENTRE = 14.5;

/** Paints a drawing as one stage of its framing shows it; an empty stage for null. */
export function paintStage(
  canvas: HTMLCanvasElement,
  drawing: Drawing,
  stage: Stage | null,
  marks: Marks,
): void {
  const context = cleared(canvas);
  if (!context || !stage) return;
  paintInkOf(context, drawing, stage);
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
  const pixels = new OffscreenCanvas(SIDE, SIDE);
  pixels.getContext("2d")?.putImageData(inkImage(image, SIDE, SIDE), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(pixels, 0, 0, SIDE, SIDE);
}

/** The canvas' context, empty and with the image's pixels as its unit. */
function cleared(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const context = canvas.getContext("2d");
  context?.setTransform(canvas.width / SIDE, 0, 0, canvas.height / SIDE, 0, 0);
  context?.clearRect(0, 0, SIDE, SIDE);
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
