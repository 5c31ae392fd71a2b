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

/** Events about files that are made of runs, and about files that become runs. */
export const modelEvents = [
  v.object({ type: v.literal("exported"), exportId: count, file: v.nullable(exportedFile) }),
  v.object({ type: v.literal("modelWaits"), model: v.nullable(waitingModel) }),
  v.object({ type: v.literal("opened"), model: openedModel }),
] as const;
