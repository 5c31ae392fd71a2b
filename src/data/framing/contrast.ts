import type { Grey } from "./greyscale.ts";
import { noiseOf, quantile } from "./statistics.ts";
import { fitSurface, isRim } from "./surface.ts";
import { enlarge, shrink, windowMax } from "./windows.ts";

/** Longer side of the picture on which the paper is sought, and its least shorter side. */
const PAPER_SIDE = 128;
const LEAST_PAPER = 4;

/** Paper shows within this part of the longer side from any ink: strokes are not twice as wide. */
const PAPER_REACH = 1 / 8;

/** Deviations from the paper's light that noise alone may reach. */
const NOISE_REACH = 3;

/** The other way of reading a picture is worth a try where it has this part of the likelier one's contrast. */
const DOUBT = 1 / 3;

/** How far each pixel's light is from the paper's: 0 paper, 1 as far as can be. */
export interface Contrast extends Grey {
  /** Deviation of the paper's own contrast, which is below 0 as often as above. */
  readonly noise: number;
  /** The same against light that falls smoothly, without shadows: what is ink stands out from both. */
  readonly standing: Float32Array;
}

/**
 * A picture's contrast, read as dark ink on light paper or as light ink on dark, the likelier one; where they
 * are near each other the other one as well. Light may fall unevenly.
 */
export function contrastsOf(grey: Grey): Contrast[] {
  const { rows, cols } = grey;
  const coarse = Math.ceil(Math.max(rows, cols) / PAPER_SIDE);
  const block = Math.max(1, Math.min(coarse, Math.floor(Math.min(rows, cols) / LEAST_PAPER)));
  const small = shrink(grey, block);
  const surface = fitSurface(small);
  const rest = { ...small, values: small.values.map((value, i) => value - surface[i]) };
  const floor = NOISE_REACH * noiseOf(rimOf(rest));
  let [missing, added] = [0, 0];
  for (const value of rest.values) {
    missing += Math.max(0, -value - floor);
    added += Math.max(0, value - floor);
  }
  const isDark = added <= missing;
  const readings = Math.min(added, missing) < DOUBT * Math.max(added, missing) ? [isDark] : [isDark, !isDark];
  return readings.map((dark) => {
    const filled = dark ? closing(rest, reachIn(rest)) : negative(closing(negative(rest), reachIn(rest)));
    const paper = { ...small, values: surface.map((value, i) => value + filled.values[i]) };
    const values = against(enlarge(paper, block, grey).values, grey, dark);
    const standing = against(enlarge({ ...small, values: surface }, block, grey).values, grey, dark);
    // Where paper was sought among noise, its brightest was found.
    const middle = quantile(rimOf({ ...grey, values }), 0.5);
    const centred = { ...grey, values: values.map((value) => value - middle) };
    return { ...centred, noise: noiseOf(rimOf(centred)), standing };
  });
}

function against(paper: Float32Array, { values }: Grey, isDark: boolean): Float32Array {
  // Dark ink swallows a share of whatever light there is; light ink adds its own.
  return values.map((value, i) =>
    isDark ? (paper[i] - value) / Math.max(1, paper[i]) : (value - paper[i]) / 255,
  );
}

const reachIn = ({ rows, cols }: Grey) => Math.ceil(PAPER_REACH * Math.max(rows, cols));

const negative = (grey: Grey): Grey => ({ ...grey, values: grey.values.map((value) => -value) });

/** Fills what is below its surroundings and less wide than twice `reach`. */
function closing(grey: Grey, reach: number): Grey {
  return negative(windowMax(negative(windowMax(grey, reach)), reach));
}

function rimOf({ rows, cols, values }: Grey): Float32Array {
  return values.filter((_, i) => isRim(i, rows, cols));
}
