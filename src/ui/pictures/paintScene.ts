import type { Mark, Point, Scene } from "./scene.ts";

/** The page's font, as `theme.css` names it. */
const FAMILY = '"Inter Variable", Inter, system-ui, "Segoe UI", "DejaVu Sans", sans-serif';

export const cssFont = ({ size, weight }: { readonly size: number; readonly weight: number }): string =>
  `${weight} ${size}px ${FAMILY}`;

/** Paints the scene on a canvas `density` times as large. */
export function paintScene(scene: Scene, density: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(scene.width * density);
  canvas.height = Math.round(scene.height * density);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("paintScene: expected a canvas, got none. Close other pages and try again.");
  context.scale(density, density);
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const mark of scene.marks) paint(context, mark);
  return canvas;
}

function paint(context: CanvasRenderingContext2D, mark: Mark): void {
  context.save();
  context.beginPath();
  switch (mark.kind) {
    case "rect":
      context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0);
      context.fillStyle = mark.fill;
      context.fill();
      break;
    case "line":
      trace(context, mark.points);
      context.globalAlpha = mark.opacity ?? 1;
      context.lineWidth = mark.width;
      context.strokeStyle = mark.stroke;
      context.stroke();
      break;
    case "area":
      trace(context, mark.points);
      context.globalAlpha = mark.opacity;
      context.fillStyle = mark.fill;
      context.fill();
      break;
    case "ring":
      context.arc(...mark.at, mark.radius, 0, 2 * Math.PI);
      context.fillStyle = mark.fill;
      context.fill();
      context.lineWidth = mark.width;
      context.strokeStyle = mark.stroke;
      context.stroke();
      break;
    case "text":
      paintText(context, mark);
      break;
    case "image": {
      const { cols, rows, pixels } = mark.image;
      const image = document.createElement("canvas");
      [image.width, image.height] = [cols, rows];
      image.getContext("2d")?.putImageData(new ImageData(pixels, cols, rows), 0, 0);
      context.imageSmoothingEnabled = mark.smooth;
      context.imageSmoothingQuality = "high";
      context.drawImage(image, mark.x, mark.y, mark.width, mark.height);
      break;
    }
    case "clipped":
      context.rect(mark.x, mark.y, mark.width, mark.height);
      context.clip();
      for (const inner of mark.marks) paint(context, inner);
      break;
  }
  context.restore();
}

function paintText(context: CanvasRenderingContext2D, mark: Extract<Mark, { kind: "text" }>): void {
  const { text, font, fill, anchor = "start", strong } = mark;
  const [x, y] = mark.at;
  context.font = cssFont(font);
  context.textAlign = anchor === "middle" ? "center" : anchor;
  context.fillStyle = fill;
  context.fillText(text, x, y);
  if (!strong) return;
  const behind = x + context.measureText(`${text} `).width;
  context.font = cssFont({ ...font, weight: 600 });
  context.fillStyle = strong.fill;
  context.fillText(strong.text, behind, y);
}

function trace(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  for (const point of points) context.lineTo(...point);
}
