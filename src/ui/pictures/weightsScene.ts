import type { WeightsPicture } from "../../app/playgroundState.ts";
import { count } from "../controls/figures.ts";
import { scaleOf, type DivergingScale } from "../pixels/divergingScale.ts";
import { tilePlace, type TileGrid } from "../weights/tiles.ts";
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
  const height = TOP + grid.height + 16 + captionHeight(lines);
  const scale = scaleOf(...look.weights);
  const title = about(picture, deep);
  const note = `blue ink speaks for it, red ink against; after step ${count(step)}.${part(picture)}`;
  const at = [MARGIN, 66] as const;
  return {
    ...{ width: WIDTH, height, label: `${title}: ${note} ${caption.join(" · ")}` },
    marks: [
      ...pageMarks(title, height, look),
      { kind: "text", at, text: capital(note), font: noteFont, fill: look.muted },
      ...legend(picture.limit, scale, look),
      ...Array.from({ length: units }, (_, unit) => tile(unit, picture, grid, scale)),
      ...captionMarks(lines, height, look),
    ],
  };
}

/**
 * Tiles whose pixels are whole ones at twice their size, unless the images have more pixels than there is room; as many
 * side by side as give a picture that is wider than high, and no strip.
 */
export function sharpGrid(units: number, longer: number): TileGrid {
  const columns = Math.min(units, units > 40 ? 16 : units > 10 ? 8 : 5);
  const room = Math.min(WIDEST, (WIDTH - 2 * MARGIN - GAP * (columns - 1)) / columns);
  const tile = (Math.floor((2 * room) / longer) * longer) / 2 || Math.floor(room);
  const lines = Math.ceil(units / columns);
  const along = (count: number) => count * (tile + GAP) - GAP;
  return { columns, tile, width: along(columns), height: along(lines) };
}

function tile(
  unit: number,
  { rows, cols, values }: WeightsPicture,
  grid: TileGrid,
  scale: DivergingScale,
): Mark {
  const longer = Math.max(rows, cols);
  const pixels = new Uint32Array(rows * cols);
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = scale[(values[unit * pixels.length + i] ?? 0) + 128] ?? 0;
  const { left, top } = tilePlace(unit, grid);
  const [width, height] = [(grid.tile * cols) / longer, (grid.tile * rows) / longer];
  // In the middle of its tile, where images are not square, and on whole pixels at twice the size.
  const middle = (room: number) => Math.floor(room) / 2;
  return {
    ...{ kind: "image", width, height, smooth: 2 * grid.tile < longer },
    x: MARGIN + left + middle(grid.tile - width),
    y: TOP + top + middle(grid.tile - height),
    image: { rows, cols, pixels: new Uint8ClampedArray(pixels.buffer) },
  };
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
