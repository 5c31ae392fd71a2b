import type { WeightsPicture } from "../../app/playgroundState.ts";
import { count } from "../controls/figures.ts";
import { scaleOf, type DivergingScale } from "../pixels/divergingScale.ts";
import { about, part, weightText } from "../weights/weightsWords.ts";
import {
  captionHeight,
  captionLines,
  captionMarks,
  MARGIN,
  noteFont,
  pageMarks,
  WIDTH,
} from "./pageMarks.ts";
import type { Look, Mark, RgbaImage, Scene } from "./scene.ts";

const TOP = 88;
/** Between two tiles, about so many px. */
const GAP = 4;
/** A tile is never wider, in px. */
const WIDEST = 168;
const RAMP = { width: 110, height: 9 } as const;

/** The weights of the first layer, a tile for each unit, as on screen. */
export function weightsScene(
  picture: WeightsPicture,
  deep: boolean,
  caption: readonly string[],
  look: Look,
): Scene {
  const { units, rows, cols, step } = picture;
  const grid = sharpGrid(units, Math.max(rows, cols));
  const lines = captionLines(caption, look);
  const scale = scaleOf(...look.weights);
  const tiles = tilesMark(picture, grid, scale);
  const height = TOP + tiles.height + 16 + captionHeight(lines);
  const title = about(picture, deep);
  const note = `blue ink speaks for it, red ink against; after step ${count(step)}.${part(picture)}`;
  const at = [MARGIN, 66] as const;
  return {
    ...{ width: WIDTH, height, label: `${title}: ${note} ${caption.join(" · ")}` },
    marks: [
      ...pageMarks(title, height, look),
      { kind: "text", at, text: capital(note), font: noteFont, fill: look.muted },
      ...legend(picture.limit, scale, look),
      tiles,
      ...captionMarks(lines, height, look),
    ],
  };
}

/** Square tiles row by row; `side` and `gap` in pixels of the images, each of which is `pixel` px wide. */
export interface SharpGrid {
  readonly columns: number;
  readonly side: number;
  readonly gap: number;
  readonly pixel: number;
}

/**
 * Tiles whose pixels are whole ones at twice their size, unless the images have more pixels than there is room; as many
 * side by side as give a picture that is wider than high, and no strip.
 */
export function sharpGrid(units: number, side: number): SharpGrid {
  const columns = Math.min(units, units > 40 ? 16 : units > 10 ? 8 : 5);
  const gridOf = (pixel: number) => ({ columns, side, gap: Math.max(1, Math.round(GAP / pixel)), pixel });
  const fits = ({ gap, pixel }: SharpGrid) =>
    side * pixel <= WIDEST && (columns * (side + gap) - gap) * pixel <= WIDTH - 2 * MARGIN;
  for (let pixel = Math.floor((2 * WIDEST) / side) / 2; pixel > 0; pixel -= 0.5) {
    if (fits(gridOf(pixel))) return gridOf(pixel);
  }
  return gridOf(((WIDTH - 2 * MARGIN) / columns - GAP) / side);
}

/** All tiles as one image, each in the middle of its square; what lies between them is see-through. */
function tilesMark(
  picture: WeightsPicture,
  grid: SharpGrid,
  scale: DivergingScale,
): Extract<Mark, { kind: "image" }> {
  const { units, rows, cols, values } = picture;
  const { columns, side, gap, pixel } = grid;
  const along = (tiles: number) => tiles * (side + gap) - gap;
  const [width, height] = [along(columns), along(Math.ceil(units / columns))];
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < units * rows * cols; i++) {
    const [row, unit] = [Math.floor(i / cols) % rows, Math.floor(i / (rows * cols))];
    const left = (unit % columns) * (side + gap) + Math.floor((side - cols) / 2);
    const top = Math.floor(unit / columns) * (side + gap) + Math.floor((side - rows) / 2);
    pixels[(top + row) * width + left + (i % cols)] = scale[(values[i] ?? 0) + 128] ?? 0;
  }
  const image = { rows: height, cols: width, pixels: new Uint8ClampedArray(pixels.buffer) };
  const box = { x: MARGIN, y: TOP, width: width * pixel, height: height * pixel };
  return { kind: "image", ...box, image, smooth: pixel < 0.5 };
}

/** The colours from the strongest weight against to the strongest for. */
function legend(limit: number, scale: DivergingScale, look: Look): Mark[] {
  if (limit === 0) return [];
  const image: RgbaImage = { rows: 1, cols: 255, pixels: new Uint8ClampedArray(scale.slice(1).buffer) };
  const [low, high] = [`−${weightText(limit)}`, `+${weightText(limit)}`];
  const right = WIDTH - MARGIN;
  const end = right - look.measure(high, noteFont) - 10;
  const word = (text: string, x: number): Mark => {
    return { kind: "text", at: [x, 42], text, font: noteFont, fill: look.muted, anchor: "end" };
  };
  return [
    word(low, end - RAMP.width - 10),
    { kind: "image", x: end - RAMP.width, y: 33, ...RAMP, image, smooth: true },
    word(high, right),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
