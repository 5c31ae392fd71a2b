import type { Dataset } from "../../data/dataset.ts";
import { DatasetTray } from "../../data/datasetTray.ts";
import { partsOf } from "../library/partsOf.ts";

/** A tray whose files may join this data set; `null` for one that begins empty. */
export const openTray = (held: Dataset | null): DatasetTray =>
  new DatasetTray(held === null ? [] : partsOf(held));
