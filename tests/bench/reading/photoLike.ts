import { resample } from "../../../src/data/framing/resample.ts";
import type { RandomState } from "../../../src/engine/random.ts";
import { jpegLike } from "./jpegLike.ts";

/** A photo as a browser hands it out, four bytes a pixel. */
export interface Photo {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** What is photographed. */
export interface Scene {
  /** Dark ink on light paper, or chalk on a board; default paper. */
  readonly on?: "paper" | "board";
  /** Faint lines across the paper; default none. */
  readonly ruled?: boolean;
}

type Range = readonly [from: number, to: number];

/** Every value is drawn evenly from its range, for each photo anew. */
const RANGES = {
  side: [200, 400],
  /** Longer side of the digit's box, of the photo's shorter side. */
  digit: [0.3, 0.75],
  /** How steeply the enlarged digit's soft edges become ink. */
  steepness: [1.5, 4],
  /** Deviation of the lens's blur, in pixels. */
  blur: [0.5, 2.5],
  paper: [150, 240],
  board: [30, 80],
  /** Of the paper's light that ink swallows. */
  darkness: [0.35, 0.9],
  /** Light that chalk gives back beyond the board. */
  chalk: [60, 160],
  /** Light lost from one side of the photo to the other, and towards its corners. */
  gradient: [0.05, 0.5],
  vignette: [0, 0.25],
  /** Light lost behind the edge of a shadow, and the edge's width, of the photo's. */
  shadow: [0, 0.25],
  penumbra: [0.05, 0.3],
  /** Deviation of the sensor's noise, in grey levels. */
  noise: [1, 9],
  tint: [-0.08, 0.08],
  quality: [35, 90],
  /** Light that a ruled line swallows, and how far one is from the next, of the digit. */
  line: [0.06, 0.16],
  spacing: [0.25, 0.6],
} as const satisfies Readonly<Record<string, Range>>;

/**
 * A data set's image (784,) as if it had been written large and photographed: uneven light, a shadow's edge,
 * a lens that blurs, noise, and JPEG's blocks. Moves `random` on.
 */
export function photoLike(image: Uint8Array, random: RandomState, scene: Scene = {}): Photo {
  const draw = (name: keyof typeof RANGES) => {
    const [from, to] = RANGES[name];
    return from + (to - from) * random.rand();
  };
  const width = Math.round(draw("side"));
  const height = Math.round(draw("side"));
  const scale = (draw("digit") * Math.min(width, height)) / 20;
  const ink = enlarged(image, { width, height, scale, steepness: draw("steepness"), random });
  blur(ink, width, height, draw("blur"));
  const light = lighting(width, height, {
    ...{ angle: 2 * Math.PI * random.rand(), gradient: draw("gradient"), vignette: draw("vignette") },
    ...{ shadow: draw("shadow"), penumbra: draw("penumbra"), edge: random.rand() },
  });
  const chalky = scene.on === "board";
  const ground = draw(chalky ? "board" : "paper");
  const inked = chalky ? ground + draw("chalk") : ground * (1 - draw("darkness"));
  const line = draw("line");
  const spacing = draw("spacing") * 20 * scale;
  const noise = draw("noise");
  const tints = [draw("tint"), 0, draw("tint")];

  const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    const shade = noise * random.randn();
    const row = Math.floor(i / width);
    const isLine = scene.ruled === true && row % spacing < Math.max(1, scale / 4);
    const clean = (ground + (inked - ground) * ink[i]) * (isLine ? 1 - line : 1);
    for (let channel = 0; channel < 3; channel++) {
      const grain = shade + 0.5 * noise * random.randn();
      rgba[4 * i + channel] = clean * light[i] * (1 + tints[channel]) + grain;
    }
  }
  jpegLike(rgba, width, height, draw("quality"));
  return { width, height, rgba };
}

interface Placing {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly steepness: number;
  readonly random: RandomState;
}

/** The digit somewhere in the photo, its box inside: ink from 0 to 1. */
function enlarged(image: Uint8Array, { width, height, scale, steepness, random }: Placing): Float32Array {
  const [cols, rows] = [inkedSpan(image, 1), inkedSpan(image, 28)];
  const margin = 0.04 * Math.min(width, height);
  const place = (side: number, [first, end]: readonly [number, number]) =>
    margin + (side - 2 * margin - (end - first) * scale) * random.rand() - first * scale;
  const landing = { scale, left: place(width, cols), top: place(height, rows) };
  const soft = resample({ rows: 28, cols: 28, ink: image }, landing, height, width);
  return Float32Array.from(soft, (value) => Math.min(1, Math.max(0, 0.5 + steepness * (value / 255 - 0.5))));
}

/** First column with ink and the one after the last, where `stride` is 1; where it is 28, rows. */
function inkedSpan(image: Uint8Array, stride: 1 | 28): [number, number] {
  const across = 29 - stride;
  const isInked = (line: number) =>
    Array.from({ length: 28 }, (_, k) => image[line * stride + k * across]).some((value) => value > 0);
  const lines = Array.from({ length: 28 }, (_, line) => line).filter(isInked);
  return [lines[0], lines[lines.length - 1] + 1];
}

interface Lighting {
  readonly angle: number;
  readonly gradient: number;
  readonly vignette: number;
  readonly shadow: number;
  readonly penumbra: number;
  /** Where the shadow's edge is along the gradient's direction turned by a quarter. */
  readonly edge: number;
}

/** How much of the light reaches each pixel. */
function lighting(width: number, height: number, about: Lighting): Float32Array {
  const [cos, sin] = [Math.cos(about.angle), Math.sin(about.angle)];
  return Float32Array.from({ length: width * height }, (_, i) => {
    const x = (i % width) / width - 0.5;
    const y = Math.floor(i / width) / height - 0.5;
    const slope = 1 - about.gradient * (0.5 + (x * cos + y * sin) / Math.SQRT2);
    const corner = 1 - about.vignette * 2 * (x * x + y * y);
    const behind = 1 / (1 + Math.exp(((about.edge - 0.5 - (y * cos - x * sin)) * 8) / about.penumbra));
    return slope * corner * (1 - about.shadow * behind);
  });
}

/** Gaussian blur in place, edges carried on. */
function blur(values: Float32Array, width: number, height: number, deviation: number): void {
  const reach = Math.ceil(3 * deviation);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, k) =>
    Math.exp(-((k - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  for (const [lines, count, step, jump] of [
    [height, width, 1, width],
    [width, height, width, 1],
  ]) {
    const line = new Float32Array(count);
    for (let k = 0; k < lines; k++) {
      for (let i = 0; i < count; i++) line[i] = values[k * jump + i * step];
      for (let i = 0; i < count; i++) {
        let mixed = 0;
        for (let j = -reach; j <= reach; j++) {
          mixed += kernel[j + reach] * line[Math.min(count - 1, Math.max(0, i + j))];
        }
        values[k * jump + i * step] = mixed / sum;
      }
    }
  }
}
