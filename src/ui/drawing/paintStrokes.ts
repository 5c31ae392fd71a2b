/** Side of the pad in the units strokes are kept in. */
export const PAD_SIDE = 320;

/** Pen on screen, in the same units: about what MNIST's two pixels are of its twenty. */
const PEN = 22;

/** Paints the strokes as they were drawn, with a round pen. */
export function paintStrokes(canvas: HTMLCanvasElement, strokes: readonly Float32Array[]): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const scale = canvas.width / PAD_SIDE;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, PAD_SIDE, PAD_SIDE);
  const ink = getComputedStyle(canvas).color;
  context.strokeStyle = context.fillStyle = ink;
  context.lineWidth = PEN;
  context.lineCap = context.lineJoin = "round";
  for (const stroke of strokes) {
    const [x = 0, y = 0] = stroke;
    // A line of no length, which is what a tap leaves, is not painted everywhere; a dot is.
    context.beginPath();
    context.arc(x, y, PEN / 2, 0, 2 * Math.PI);
    context.fill();
    context.beginPath();
    context.moveTo(x, y);
    for (let i = 2; i + 1 < stroke.length; i += 2) context.lineTo(stroke[i] ?? x, stroke[i + 1] ?? y);
    context.stroke();
  }
}
