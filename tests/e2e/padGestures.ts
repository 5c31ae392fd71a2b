import type { CDPSession } from "@playwright/test";
import { expect, type PadPoint, type Playground, type Stroke } from "./playground.ts";

/** A stroke across the pad's upper third, and one down its middle. */
export const bar: Stroke = [
  [0.3, 0.3],
  [0.7, 0.3],
];
export const stem: Stroke = [
  [0.5, 0.2],
  [0.5, 0.8],
];

/** Places on the page for points of the pad. */
export async function placer({ pad }: Playground) {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error("Drawing pad: expected it on the page, found it hidden.");
  return ([x, y]: PadPoint) => ({ x: box.x + x * box.width, y: box.y + y * box.height });
}

/** Draws as the browser's own input does it: a mouse, or a pen that presses now more and now less. */
export async function drawWith(
  pointerType: "mouse" | "pen",
  playground: Playground,
  client: CDPSession,
  strokes: readonly Stroke[],
): Promise<void> {
  const at = await placer(playground);
  for (const stroke of strokes) {
    const sent: Promise<unknown>[] = []; // in order, and faster than one by one: the browser brings them together
    for (const [k, point] of stroke.entries()) {
      const event = { ...at(point), pointerType, button: "left", buttons: 1 } as const;
      const force = pointerType === "pen" ? 0.2 + 0.6 * ((k % 7) / 7) : 0.5;
      const type = k === 0 ? "mousePressed" : "mouseMoved";
      sent.push(
        client.send("Input.dispatchMouseEvent", { ...event, type, clickCount: k === 0 ? 1 : 0, force }),
      );
    }
    const up = { ...at(stroke.at(-1)!), type: "mouseReleased", pointerType, button: "left" } as const;
    sent.push(client.send("Input.dispatchMouseEvent", { ...up, buttons: 0, clickCount: 1 }));
    await Promise.all(sent);
  }
}

/** Draws with a finger. */
export async function drawWithTouch(
  playground: Playground,
  client: CDPSession,
  strokes: readonly Stroke[],
): Promise<void> {
  const at = await placer(playground);
  for (const stroke of strokes) {
    const sent = stroke.map((point, k) => {
      const type = k === 0 ? "touchStart" : "touchMove";
      return client.send("Input.dispatchTouchEvent", { type, touchPoints: [at(point)] });
    });
    await Promise.all([
      ...sent,
      client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] }),
    ]);
  }
}

export interface ImageLook {
  readonly type?: "image/png" | "image/jpeg" | "image/webp";
  readonly name?: string;
  /** Size in pixels; the strokes fill it. */
  readonly side?: number;
  readonly paper?: string;
  readonly ink?: string;
  /** The EXIF orientation a camera would note, with the pixels turned the other way. */
  readonly turned?: boolean;
}

/** An image of strokes, as a file. */
export function imageOf(
  { page }: Playground,
  strokes: readonly Stroke[],
  look: ImageLook = {},
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  return page
    .evaluate(
      async ([strokes, look]) => {
        const { type = "image/png", side = 300, paper = "#fff", ink = "#222", turned = false } = look;
        const canvas = new OffscreenCanvas(side, side);
        const context = canvas.getContext("2d")!;
        context.fillStyle = paper;
        context.fillRect(0, 0, side, side);
        // Held upright, a quarter turn clockwise makes it right again (orientation 6).
        if (turned) context.transform(0, -1, 1, 0, 0, side);
        context.strokeStyle = ink;
        context.lineWidth = side * 0.07;
        context.lineCap = context.lineJoin = "round";
        for (const stroke of strokes) {
          context.beginPath();
          for (const [x, y] of stroke) context.lineTo(x * side, y * side);
          context.stroke();
        }
        const bytes = new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
        return Array.from(bytes);
      },
      [strokes, look] as const,
    )
    .then((bytes) => {
      const { type: mimeType = "image/png", name = "digit.png" } = look;
      const buffer = Buffer.from(bytes);
      return { name, mimeType, buffer: look.turned ? withOrientation(buffer, 6) : buffer };
    });
}

/** A JPEG with a note of how its camera was held (EXIF 2.3, tag 0x0112). */
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const tiff = Buffer.from("4d4d002a00000008000101120003000000010000000000000000", "hex");
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** Pastes a file, as Ctrl+V does where the clipboard holds one. */
export async function paste(
  { page }: Playground,
  file: { name: string; mimeType: string; buffer: Buffer },
  target = "body",
): Promise<void> {
  await page.locator(target).evaluate(
    (element, { name, mimeType, bytes }) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type: mimeType }));
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { name: file.name, mimeType: file.mimeType, bytes: Array.from(file.buffer) },
  );
}

/** What the drawing is read as, once it has not changed for a tenth of a second, nor with the next two frames. */
export async function settled(playground: Playground) {
  await expect.poll(() => playground.prediction()).not.toBeNull();
  await playground.page.getByTestId("prediction").evaluate(async (shown) => {
    const read = () => shown.getAttribute("data-confidence");
    const frame = () => new Promise(requestAnimationFrame);
    for (let before: string | null = null; before !== read();) {
      before = read();
      await Promise.all([
        new Promise((resolve) => setTimeout(resolve, 100)),
        frame().then(frame), // what was drawn comes to the page with a frame
      ]);
    }
  });
  const settledOn = await playground.prediction();
  if (settledOn === null) throw new Error("settled: expected a drawing that is read, got none any more.");
  return settledOn;
}

/** Columns and rows, as shares of the pad, that the ink on it lies between; null without ink. */
export function inkOn({ pad }: Playground) {
  return pad.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    // Read from a copy: the page's own canvas is made for painting, and the browser would complain.
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true })!;
    copy.drawImage(element as HTMLCanvasElement, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    let [left, top, right, bottom] = [width, height, -1, -1];
    for (let i = 0; i < width * height; i++) {
      if (data[4 * i + 3] < 128) continue;
      const [x, y] = [i % width, Math.floor(i / width)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
    if (right < 0) return null;
    return {
      left: left / width,
      top: top / height,
      right: (right + 1) / width,
      bottom: (bottom + 1) / height,
    };
  });
}
