import type { Dataset } from "../../data/dataset.ts";

import type { Library } from "../protocol/library.ts";

/** Bytes in use and allowed, as the browser estimates them; `null` where it does not say. */
export async function roomLeft(): Promise<Library["room"]> {
  try {
    const { usage, quota } = await navigator.storage.estimate();
    return usage === undefined || quota === undefined
      ? null
      : { used: Math.round(usage), allowed: Math.round(quota) };
  } catch {
    return null;
  }
}

/** Bytes of a data set's images and labels. */
export const bytesOf = ({ train, test }: Dataset): number =>
  [train, test].reduce((sum, part) => sum + (part ? part.images.length + part.labels.length : 0), 0);
