import type { Holding } from "../dataHolder.ts";
import type { BrowseQuery } from "../protocol/browse.ts";

type Filter = Pick<Extract<BrowseQuery, { kind: "places" }>, "split" | "label" | "show">;

/** Places of the images that a filter lets through, ascending; none where the part is missing. */
export function placesOf(
  { base, edits }: Pick<Holding, "base" | "edits">,
  { split, label, show }: Filter,
): Uint32Array<ArrayBuffer> {
  const came = base[split]?.labels ?? new Uint8Array(0);
  const fixed = edits.labels[split];
  const excluded = edits.excluded[split];
  const places = new Uint32Array(came.length);
  let count = 0;
  for (let place = 0; place < came.length; place++) {
    const right = fixed.get(place);
    if (label !== null && (right ?? came[place]) !== label) continue;
    if (show === "edited" && right === undefined && !excluded.has(place)) continue;
    places[count++] = place;
  }
  return places.slice(0, count);
}
