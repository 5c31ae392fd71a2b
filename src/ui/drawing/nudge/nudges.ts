import type { ImageSize, Nudge } from "../../../data/framing/pad.ts";

/** What can be changed about a digit, and how far. */
export const ranges = {
  dx: { least: -10, most: 10, step: 1 },
  dy: { least: -10, most: 10, step: 1 },
  scale: { least: 0.5, most: 1.5, step: 0.05 },
  rotation: { least: -90, most: 90, step: 5 },
  thickness: { least: -1.6, most: 3, step: 0.2 },
} as const satisfies Record<keyof Nudge, { least: number; most: number; step: number }>;

const keysOfNudge = ["dx", "dy", "scale", "rotation", "thickness"] as const;

/** A nudge with other values, none of them beyond its range or finer than a hundredth. */
export function nudged(nudge: Nudge, patch: Partial<Nudge>): Nudge {
  const wanted = { ...nudge, ...patch };
  for (const key of keysOfNudge) {
    const { least, most } = ranges[key];
    wanted[key] = Math.min(most, Math.max(least, Math.round(wanted[key] * 100) / 100));
  }
  return wanted;
}

const moves = new Map<string, readonly [key: keyof Nudge, way: 1 | -1]>([
  ["ArrowLeft", ["dx", -1]],
  ["ArrowRight", ["dx", 1]],
  ["ArrowUp", ["dy", -1]],
  ["ArrowDown", ["dy", 1]],
  ["+", ["scale", 1]],
  ["=", ["scale", 1]],
  ["-", ["scale", -1]],
  ["r", ["rotation", 1]],
  ["R", ["rotation", -1]],
  ["t", ["thickness", 1]],
  ["T", ["thickness", -1]],
]);

/** What a key makes of a nudge; `null` for a key that means nothing here. */
export function nudgedByKey(nudge: Nudge, key: string): Nudge | null {
  const move = moves.get(key);
  if (!move) return null;
  const [what, way] = move;
  return nudged(nudge, { [what]: nudge[what] + way * ranges[what].step });
}

/** A place in the image, in pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Handle = "move" | "scale" | "rotate";

/** Lengths of handles are given for images of this side, and grow with the shorter side of others. */
const SIDE = 28;
const mnist: ImageSize = { rows: SIDE, cols: SIDE };
/** Radius of the ring that carries the handles, in pixels of an image that is not scaled. */
const RING = 8.5;
/** Handles stay this far inside the image, however far the digit is moved. */
const INSET = 1.6;
/** A press this near to a handle takes hold of it. */
const GRIP = 3;

/** What a length of handles is multiplied by in images of this size. */
export const handleUnit = ({ rows, cols }: ImageSize): number => Math.min(rows, cols) / SIDE;

/** The ring about a nudged digit, and its two handles: below to the right for the size, above for the turn. */
export function handlesOf({ dx, dy, scale, rotation }: Nudge, size: ImageSize = mnist) {
  const unit = handleUnit(size);
  const centre = { x: size.cols / 2 + dx, y: size.rows / 2 + dy };
  const radius = RING * unit * scale;
  const at = (degrees: number): Point => {
    const angle = ((degrees + rotation) * Math.PI) / 180;
    return {
      x: inside(centre.x + radius * Math.cos(angle), size.cols, INSET * unit),
      y: inside(centre.y + radius * Math.sin(angle), size.rows, INSET * unit),
    };
  };
  return { centre, radius, scale: at(45), rotate: at(-90) };
}

const inside = (value: number, side: number, inset: number) => Math.min(side - inset, Math.max(inset, value));

/** What a press at this point takes hold of; the digit itself where no handle is near. */
export function handleAt(point: Point, nudge: Nudge, size: ImageSize = mnist): Handle {
  const { scale, rotate } = handlesOf(nudge, size);
  const [toScale, toRotate] = [distance(point, scale), distance(point, rotate)];
  if (Math.min(toScale, toRotate) > GRIP * handleUnit(size)) return "move";
  return toScale <= toRotate ? "scale" : "rotate";
}

/** The nudge after a handle has been dragged from one point to another; moves go by whole pixels. */
export function dragged(
  start: Nudge,
  handle: Handle,
  from: Point,
  to: Point,
  size: ImageSize = mnist,
): Nudge {
  if (handle === "move") {
    return nudged(start, {
      dx: Math.round(start.dx + to.x - from.x),
      dy: Math.round(start.dy + to.y - from.y),
    });
  }
  const { centre } = handlesOf(start, size);
  if (handle === "scale") {
    const grown = distance(to, centre) / Math.max(1, distance(from, centre));
    return nudged(start, { scale: start.scale * grown });
  }
  const turned = ((angleOf(to, centre) - angleOf(from, centre)) * 180) / Math.PI;
  return nudged(start, { rotation: Math.round(start.rotation + (((turned + 540) % 360) - 180)) });
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
const angleOf = (point: Point, centre: Point) => Math.atan2(point.y - centre.y, point.x - centre.x);
