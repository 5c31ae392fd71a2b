import type { Holding } from "../dataHolder.ts";
import type { BrowseQuery } from "../protocol/browse.ts";
import { partShown } from "./partShown.ts";

type Filter = Pick<Extract<BrowseQuery, { kind: "places" }>, "split" | "label" | "show">;

/** Places of the images that a filter lets through, ascending; none where the part is missing. */
export function placesOf(
  holding: Pick<Holding, "base" | "edits">,
  { split, label, show }: Filter,
): Uint32Array<ArrayBuffer> {
  const { from, came, holds } = partShown(holding, split);
  const labels = came?.labels ?? new Uint8Array(0);
  const fixed = holding.edits.labels[from];
  const excluded = holding.edits.excluded[from];
  const places = new Uint32Array(labels.length);
  let count = 0;
  for (let place = 0; place < labels.length; place++) {
    if (!holds(place)) continue;
    const right = fixed.get(place);
    if (label !== null && (right ?? labels[place]) !== label) continue;
    if (show === "edited" && right === undefined && !excluded.has(place)) continue;
    places[count++] = place;
  }
  return places.slice(0, count);
}
