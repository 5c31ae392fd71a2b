import type { Rgb } from "../pixels/themeColour.ts";

/** x from the left and y from the top, in CSS px. */
export type Point = readonly [x: number, y: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A font of the page's family. */
export interface Font {
  readonly size: number;
  readonly weight: 400 | 600;
}

/** What a picture is made of; colours are written `#rrggbb`. */
export type Mark =
  | (Box & { readonly kind: "rect"; readonly fill: string; readonly radius?: number })
  | {
      readonly kind: "line";
      readonly points: readonly Point[];
      readonly stroke: string;
      readonly width: number;
      readonly opacity?: number;
    }
  | {
      readonly kind: "area";
      readonly points: readonly Point[];
      readonly fill: string;
      readonly opacity: number;
    }
  | {
      readonly kind: "ring";
      readonly at: Point;
      readonly radius: number;
      readonly fill: string;
      readonly stroke: string;
      readonly width: number;
    }
  | {
      readonly kind: "text";
      readonly at: Point;
      readonly text: string;
      readonly font: Font;
      readonly fill: string;
      /** Semibold words that follow after a space, wherever a font makes the text end. */
      readonly strong?: { readonly text: string; readonly fill: string };
      /** Which end of the text is at `at`; the baseline is at its height. */
      readonly anchor?: "start" | "middle" | "end";
    }
  /** An image stretched to the box. */
  | (Box & { readonly kind: "image"; readonly image: RgbaImage; readonly smooth: boolean })
  /** What of the marks lies within the box. */
  | (Box & { readonly kind: "clipped"; readonly marks: readonly Mark[] });

/** An image (rows, cols) of RGBA bytes. */
export interface RgbaImage {
  readonly rows: number;
  readonly cols: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** A picture, to be written as SVG or painted; later marks cover earlier ones. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The picture in a sentence, for those who cannot see it. */
  readonly label: string;
  readonly marks: readonly Mark[];
}

/** Colours of a theme, and how wide texts are. */
export interface Look {
  readonly card: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly blue: string;
  readonly vermilion: string;
  /** Weights by their sign: the strongest below zero, zero, the strongest above. */
  readonly weights: readonly [low: Rgb, zero: Rgb, high: Rgb];
  /** Width of a text in CSS px. */
  readonly measure: (text: string, font: Font) => number;
}
