import { PAD_PEN, PAD_SIDE, type Drawing, type Picture } from "../../../data/framing/pad.ts";
import { inkImage } from "../../pixels/inkImage.ts";

/** Paints what stands on the pad, in the page's ink. */
export function paintDrawing(canvas: HTMLCanvasElement, drawing: Drawing): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const scale = canvas.width / PAD_SIDE;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, PAD_SIDE, PAD_SIDE);
  paintInk(context, drawing, PAD_PEN);
}

/** Paints the ink alone, in units of the pad, whatever the context makes of them. */
export function paintInk(
  context: CanvasRenderingContext2D,
  { strokes, picture }: Drawing,
  penWidth: number,
): void {
  if (picture !== null) paintPicture(context, picture);
  context.strokeStyle = context.fillStyle = getComputedStyle(context.canvas).color;
  context.lineWidth = penWidth;
  context.lineCap = context.lineJoin = "round";
  for (const stroke of strokes) paintStroke(context, stroke);
}

function paintStroke(context: CanvasRenderingContext2D, stroke: Float32Array): void {
  const [x = 0, y = 0] = stroke;
  // A line of no length, which is what a tap leaves, is not painted everywhere; a dot is.
  context.beginPath();
  context.arc(x, y, context.lineWidth / 2, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.moveTo(x, y);
  for (let i = 2; i + 1 < stroke.length; i += 2) context.lineTo(stroke[i] ?? x, stroke[i + 1] ?? y);
  context.stroke();
}

/** As large as fits, in the middle: where `readDrawing` takes it to lie. */
function paintPicture(context: CanvasRenderingContext2D, { rows, cols, ink }: Picture): void {
  const pixels = new OffscreenCanvas(cols, rows);
  pixels.getContext("2d")?.putImageData(inkImage(ink, cols, rows), 0, 0);
  const perPixel = PAD_SIDE / Math.max(rows, cols);
  const [width, height] = [cols * perPixel, rows * perPixel];
  context.imageSmoothingQuality = "high";
  context.drawImage(pixels, (PAD_SIDE - width) / 2, (PAD_SIDE - height) / 2, width, height);
}
