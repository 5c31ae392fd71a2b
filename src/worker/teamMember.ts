import * as v from "valibot";
import type { MemberJob } from "../engine/fast/crew.ts";
import { serveTeam } from "../engine/fast/serveTeam.ts";

declare const self: DedicatedWorkerGlobalScope;

const jobSchema: v.GenericSchema<unknown, MemberJob> = v.object({
  kernels: v.instance(WebAssembly.Module),
  memory: v.instance(WebAssembly.Memory),
  ticket: v.number(),
});

/** A thread of the engine's team: serves one memory after another, and says whenever it has joined. */
self.onmessage = ({ data }: MessageEvent<unknown>) => {
  serveTeam(v.parse(jobSchema, data), () => {
    self.postMessage("joined");
  });
};
