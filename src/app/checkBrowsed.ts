import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const strings = v.array(v.string());

/** Answers to questions about the data set. */
export const browsed = v.variant("kind", [
  v.object({
    kind: v.literal("overview"),
    name: v.string(),
    rows: count,
    cols: count,
    names: strings,
    classes: count,
    becomes: v.array(v.nullable(count)),
    counts: v.object({ train: v.array(count), test: v.array(count) }),
    used: v.object({ train: v.array(count), test: v.array(count) }),
    excluded: v.object({ train: count, test: count }),
    fixed: v.object({ train: count, test: count }),
    classesChanged: v.object({ leftOut: count, merged: count }),
    changed: v.boolean(),
    means: v.instance(Uint8Array),
  }),
  v.object({ kind: v.literal("places"), places: v.instance(Uint32Array) }),
  v.object({
    kind: v.literal("images"),
    images: v.instance(Uint8Array),
    labels: v.instance(Uint8Array),
    cameAs: v.instance(Uint8Array),
    excluded: v.instance(Uint8Array),
  }),
  v.object({
    kind: v.literal("export"),
    files: v.array(v.object({ name: v.string(), blob: v.blob() })),
  }),
]);
