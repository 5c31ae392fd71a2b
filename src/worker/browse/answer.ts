import type { Holding } from "../dataHolder.ts";
import type { BrowseQuery, BrowseResult } from "../protocol/browse.ts";
import type { SessionHost } from "../session.ts";
import { exportFiles } from "./exportFiles.ts";
import { imagesAt } from "./imagesAt.ts";
import { overview } from "./overview.ts";
import { placesOf } from "./placesOf.ts";

/** An answer, and the buffers that go with it. */
export interface Answer {
  readonly result: BrowseResult | null;
  readonly transfer: Transferable[];
}

/**
 * Answers a question about the data set as its edits make it, in use or not.
 * @throws DataError as `applyEdits` does, RangeError where there is no memory for it.
 */
export async function answer(query: BrowseQuery, holding: Holding, host: SessionHost): Promise<Answer> {
  switch (query.kind) {
    case "overview": {
      const result = await overview(holding, () => host.breathe());
      return { result, transfer: [result.means.buffer] };
    }
    case "places": {
      const places = placesOf(holding, query);
      return { result: { kind: "places", places }, transfer: [places.buffer] };
    }
    case "images": {
      const result = imagesAt(holding, query.split, query.places);
      if (result === null) return { result, transfer: [] };
      const { images, labels, cameAs, excluded } = result;
      return { result, transfer: [images, labels, cameAs, excluded].map(({ buffer }) => buffer) };
    }
    case "export":
      return { result: { kind: "export", files: await exportFiles(holding) }, transfer: [] };
  }
}
