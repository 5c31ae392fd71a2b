import { loadZlib } from "./ingest/zlib.ts";

/** Whatever files may need from their drop until they are in use, to be fetched while there is a network. */
export const partsAhead: readonly (() => Promise<unknown>)[] = [
  () => import("./importing/sortOut.ts"),
  () => import("./ingest/ingest.ts"),
  () => import("./ingest/openTray.ts"),
  loadZlib,
  () => import("./library/library.ts"),
  () => import("../data/formats/npyReader.ts"),
  () => import("../data/formats/csvReader.ts"),
  () => import("./ingest/readZip.ts"),
  () => import("../data/formats/npzParts.ts"),
  () => import("./ingest/pictures/pictureSet.ts"),
  () => import("./ingest/pictures/decode.ts"),
  () => import("./importing/holdsExperiment.ts"),
  () => import("./importing/isNetwork.ts"),
  () => import("./importing/importer.ts"),
];
