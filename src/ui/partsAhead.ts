/** What looks through dropped folders, and shows what was in them, to be fetched while there is a network. */
export const partsAhead: readonly (() => Promise<unknown>)[] = [
  () => import("../app/lookThrough.ts"),
  () => import("./data/DataFacts.tsx"),
  () => import("./data/library/KeptSets.tsx"),
  () => import("./model/OpenedNotice.tsx"),
  () => import("./model/ModelDialog.tsx"),
];
