import { useEffect, useMemo, useState } from "react";
import type { BrowseOverview, Split } from "../../app/browsing.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { ImageCache } from "./imageCache.ts";

/** Which images are looked at; `label` of any class where it is `null`. */
export interface Filter {
  readonly split: Split;
  readonly label: number | null;
  readonly changedOnly: boolean;
}

/** Places of the images a filter lets through, ascending, and the filter they are for. */
export interface Found {
  readonly filter: Filter;
  readonly places: Uint32Array;
}

/** Numbers and mean images of the data set as it is now, or was until a moment ago; `null` until they come. */
export function useOverview(): BrowseOverview | null {
  const playground = usePlayground();
  const dataset = usePlaygroundState((s) => s.dataset);
  const [overview, setOverview] = useState<BrowseOverview | null>(null);
  useEffect(() => {
    let late = false;
    void playground.data.browse({ kind: "overview" }).then((result) => {
      if (!late && result) setOverview(result);
    });
    return () => {
      late = true;
    };
  }, [playground, dataset]);
  return overview;
}

/** What a filter finds, or the last one found until that comes. */
export function useFound(filter: Filter): Found | null {
  const playground = usePlayground();
  const dataset = usePlaygroundState((s) => s.dataset);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    let late = false;
    const { split, label, changedOnly } = filter;
    void playground.data
      .browse({ kind: "places", split, label, show: changedOnly ? "edited" : "all" })
      .then((result) => {
        if (!late && result) setFound({ filter, places: result.places });
      });
    return () => {
      late = true;
    };
  }, [playground, dataset, filter]);
  return found;
}

/** Images of a part of the data set, fetched as they are wanted. */
export function useImageCache(split: Split): ImageCache {
  const playground = usePlayground();
  const dataset = usePlaygroundState((s) => s.dataset);
  const { name, rows = 1, cols = 1, builtin, edits } = dataset ?? {};
  const cache = useMemo(() => {
    const ask = (places: readonly number[]) => playground.data.browse({ kind: "images", split, places });
    return new ImageCache(ask, rows * cols);
  }, [playground, split, rows, cols]);
  const look = [name, builtin, edits?.transpose, edits?.invert].join();
  useEffect(() => {
    cache.renew(look);
  }, [cache, dataset, look]);
  return cache;
}
