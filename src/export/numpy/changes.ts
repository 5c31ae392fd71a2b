import type { LivePart } from "../../experiment/configuration.ts";
import type { Feature } from "./features.ts";
import type { ProgramSpec } from "./programSpec.ts";
import { wrapped } from "./wrapped.ts";

/** Settings that changes name, and when a program has them at all. */
const named: readonly (readonly [Exclude<keyof LivePart, "epochs">, Feature | null])[] = [
  ["optimizer", "optimizers"],
  ["lr", null],
  ["schedule", "cosine"],
  ["momentum", "momentum"],
  ["decay", "decay"],
  ["distortion", "distortion"],
  ["batch", null],
];

/** `CHANGES`, one line each: the steps taken before, and what was other from then on. */
export function changeLines({ made, changes }: ProgramSpec, features: ReadonlySet<Feature>): string[] {
  let now: LivePart = made;
  let target = made.epochs;
  let ownSets = 0;
  const lines: string[] = [];
  for (const change of changes) {
    const words: string[] = [];
    if (change.kind === "own") {
      if (!features.has("own")) continue;
      const { digits } = change;
      words.push(digits === null ? "own=None" : `own=${ownSets++}, weight=${digits.weight}`);
    } else {
      const { config } = change;
      for (const [key, feature] of named) {
        if (config[key] !== now[key] && (feature === null || features.has(feature)))
          words.push(`${key}=${python(config[key])}`);
      }
      if (change.target !== target) words.push(`epochs=${change.target}`);
      now = config;
      target = change.target;
    }
    if (words.length === 0) continue;
    const begins = `    (${change.step}, dict(`;
    lines.push(...wrapped(`${words.join(", ")})),`, begins, " ".repeat(begins.length)));
  }
  return lines;
}

/** A value as Python writes it. */
export const python = (value: string | number): string =>
  typeof value === "string" ? `"${value}"` : String(value);
