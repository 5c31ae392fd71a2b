/** What looking through a data set and correcting it is said in. */
export { CLASS_NAME_LENGTH, type DataEdit } from "../data/edits.ts";
export type { Split } from "../data/datasetFile.ts";
export type { BrowseImages, BrowseOverview, BrowseQuery } from "../worker/protocol/browse.ts";
export type { EditedClass, EditsSummary } from "../worker/protocol/edits.ts";
