import * as v from "valibot";
import { configSchema } from "../experiment/configSchema.ts";
import type { Command } from "./protocol.ts";

const id = v.pipe(v.number(), v.integer(), v.minValue(0));
const bare = <const T extends string>(type: T) => v.object({ type: v.literal(type) });

const commandSchema: v.GenericSchema<unknown, Command> = v.variant("type", [
  v.object({ type: v.literal("configure"), config: configSchema }),
  v.object({ type: v.literal("adjust"), config: configSchema }),
  bare("train"),
  bare("pause"),
  bare("step"),
  bare("evaluateTest"),
  v.object({ type: v.literal("loadBuiltin"), id }),
  v.object({ type: v.literal("loadFiles"), id, files: v.array(v.file()) }),
  v.object({ type: v.literal("draw"), drawingId: id, strokes: v.array(v.instance(Float32Array)) }),
  v.object({ type: v.literal("watchWeights"), on: v.boolean() }),
  bare("ping"),
]);

/**
 * A message as a command.
 * @throws ValiError if it is none.
 */
export function checkCommand(message: unknown): Command {
  return v.parse(commandSchema, message);
}
