import * as v from "valibot";
import { activations } from "../engine/network.ts";
import { configSchema } from "../experiment/configSchema.ts";
import { bounds } from "../experiment/configuration.ts";
import { CLASSES } from "../data/dataset.ts";
import type { Command } from "./protocol.ts";
import { wellKnownSets } from "./protocol/library.ts";
import { exportKinds } from "./protocol/model.ts";

const id = v.pipe(v.number(), v.integer(), v.minValue(0));
const bare = <const T extends string>(type: T) => v.object({ type: v.literal(type) });

const finite = v.pipe(v.number(), v.finite());
const bytes = v.instance(Uint8Array);

const picture = v.pipe(
  v.object({ rows: id, cols: id, ink: bytes }),
  v.check(({ rows, cols, ink }) => ink.length === rows * cols, "expected rows · cols bytes of ink"),
);
const drawing = v.object({ strokes: v.array(v.instance(Float32Array)), picture: v.nullable(picture) });
const nudge = v.object({ dx: finite, dy: finite, scale: finite, rotation: finite, thickness: finite });
const view = v.object({ framed: v.boolean(), nudge });
const photo = v.pipe(
  v.object({ width: id, height: id, rgba: v.instance(Uint8ClampedArray<ArrayBuffer>) }),
  v.check(({ width, height, rgba }) => rgba.length === 4 * width * height, "expected four bytes a pixel"),
);
const ownDigits = v.pipe(
  v.object({ images: bytes, labels: bytes, weight: v.pipe(id, v.maxValue(bounds.ownWeight.max)) }),
  v.check(({ images, labels }) => images.length === labels.length * 784, "expected 784 bytes for each label"),
);

const offered = v.object({ path: v.string(), file: v.file(), toOpen: v.exactOptional(v.boolean()) });
const split = v.picklist(["train", "test"]);
const label = v.pipe(id, v.maxValue(CLASSES.max - 1));
const edit = v.variant("kind", [
  v.object({ kind: v.picklist(["transpose", "invert"]), on: v.boolean() }),
  v.object({ kind: v.literal("nameClass"), label, name: v.string() }),
  v.object({ kind: v.literal("mapClass"), label, to: v.nullable(label) }),
  v.object({ kind: v.literal("label"), split, index: id, label: v.nullable(label) }),
  v.object({ kind: v.literal("exclude"), split, index: id, on: v.boolean() }),
  v.object({ kind: v.literal("testShare"), share: finite }),
  v.object({ kind: v.literal("undoAll") }),
]);
const query = v.variant("kind", [
  v.object({ kind: v.literal("overview") }),
  v.object({
    kind: v.literal("places"),
    split,
    label: v.nullable(label),
    show: v.picklist(["all", "edited"]),
  }),
  v.object({ kind: v.literal("images"), split, places: v.array(id) }),
  v.object({ kind: v.literal("export") }),
]);

const commandSchema: v.GenericSchema<unknown, Command> = v.variant("type", [
  v.object({ type: v.literal("configure"), config: configSchema }),
  v.object({ type: v.literal("adjust"), config: configSchema }),
  bare("train"),
  bare("pause"),
  bare("step"),
  bare("evaluateTest"),
  v.object({ type: v.literal("loadBuiltin"), id }),
  v.object({ type: v.literal("loadFiles"), id, files: v.array(offered) }),
  v.object({ type: v.literal("fetchSet"), id, set: v.picklist(wellKnownSets), base: v.string() }),
  v.object({ type: v.literal("openLast"), id }),
  v.object({ type: v.literal("openKept"), id, setId: id }),
  bare("fetchAhead"),
  bare("cancelLoad"),
  v.object({ type: v.literal("renameKept"), setId: id, name: v.string() }),
  v.object({ type: v.literal("deleteKept"), setId: id }),
  bare("clearTray"),
  v.object({ type: v.literal("editData"), edit }),
  bare("undoEdit"),
  v.object({ type: v.literal("browse"), browseId: id, query }),
  v.object({ type: v.literal("draw"), drawingId: id, drawing, view }),
  v.object({ type: v.literal("readPhoto"), photoId: id, photo }),
  v.object({ type: v.literal("watchWeights"), on: v.boolean() }),
  v.object({ type: v.literal("watchInsight"), why: v.boolean(), shifts: v.boolean(), asked: v.nullable(id) }),
  v.object({ type: v.literal("setOwnDigits"), digits: v.nullable(ownDigits) }),
  v.object({ type: v.literal("watchDistortion"), on: v.boolean() }),
  v.object({ type: v.literal("export"), exportId: id, kind: v.picklist(exportKinds), withData: v.boolean() }),
  v.object({ type: v.literal("openModel"), modelId: id, activation: v.picklist(activations) }),
  v.object({ type: v.literal("dropModel"), modelId: id }),
  v.object({ type: v.literal("bringBack"), id }),
  bare("ping"),
]);

/**
 * A message as a command.
 * @throws ValiError if it is none.
 */
export function checkCommand(message: unknown): Command {
  return v.parse(commandSchema, message);
}
