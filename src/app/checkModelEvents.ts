import * as v from "valibot";
import { activations } from "../experiment/architecture.ts";
import { configSchema } from "../experiment/configSchema.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const exportedFile = v.object({ name: v.string(), blob: v.blob() });

const waitingModel = v.object({
  modelId: count,
  name: v.string(),
  layers: v.array(count),
  activations: v.array(v.picklist(activations)),
});

const openedModel = v.object({
  name: v.string(),
  config: configSchema,
  hasNetwork: v.boolean(),
  resumed: v.boolean(),
  notes: v.array(v.string()),
});

const runGone = v.object({ layers: v.array(count), step: count, data: v.string() });

/** Events about files that are made of runs, files that become runs, and runs that come back. */
export const modelEvents = [
  v.object({ type: v.literal("exported"), exportId: count, file: v.nullable(exportedFile) }),
  v.object({ type: v.literal("modelWaits"), model: v.nullable(waitingModel) }),
  v.object({ type: v.literal("opened"), model: openedModel }),
  v.object({ type: v.literal("lastRun"), run: v.nullable(runGone) }),
  v.object({ type: v.literal("broughtBack"), config: configSchema }),
] as const;
