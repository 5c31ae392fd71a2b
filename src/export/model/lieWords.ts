import type { Orientation } from "./layerNames.ts";

/** How weights lie, as notes and messages say it. */
export const lieWords: Readonly<Record<Orientation, string>> = {
  "in-out": "(in, out)",
  "out-in": "(out, in)",
};
