import type { Problem } from "../experiment/problem.ts";

/** A link names other layers than the data allow. */
export function linkLayersProblem(wanted: readonly number[], used: readonly number[]): Problem {
  const message =
    `Layers: expected ${used[0]} inputs and ${used.at(-1)} classes, as the data have, ` +
    `got ${wanted.join("-")}. Using ${used.join("-")} instead.`;
  return { code: "link-layers", message, scope: "link" };
}
