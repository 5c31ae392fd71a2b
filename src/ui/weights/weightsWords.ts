import type { WeightsPicture } from "../../app/playgroundState.ts";
import { count } from "../controls/figures.ts";

/** What the picture shows; `deep` where there are hidden layers. */
export function about({ unitsTotal }: Pick<WeightsPicture, "unitsTotal">, deep: boolean): string {
  const name = deep ? "hidden unit" : "output";
  const all = unitsTotal === 1 ? `the 1 ${name}` : `each of the ${count(unitsTotal)} ${name}s`;
  return `What ${all} looks for`;
}

/** Says where not all are shown. */
export function part({ units, unitsTotal }: Pick<WeightsPicture, "units" | "unitsTotal">): string {
  return units < unitsTotal ? ` The first ${units} are shown.` : "";
}

/** A weight, short. */
export function weightText(weight: number): string {
  if (weight >= 10_000) return weight.toExponential(1);
  return weight >= 10 ? weight.toFixed(0) : weight.toPrecision(2);
}
