import { createFastEngine } from "../engine/fast/fastEngine.ts";
import { Workshop } from "../engine/fast/workshop.ts";
import { createReferenceEngine } from "../engine/reference/referenceEngine.ts";
import { AUTOMATIC_THREADS, bounds } from "../experiment/configuration.ts";
import type { EngineMaker } from "./engineMaker.ts";
import { referenceMaker } from "./engineMaker.ts";
import { loadKernels, type Kernels } from "./kernelFiles.ts";
import { WorkerCrew } from "./workerCrew.ts";

/** Threads where an experiment leaves their number to the machine: one for each core, 8 at most. */
const automaticThreads = Math.min(navigator.hardwareConcurrency, bounds.threads.max);

/**
 * Finds out what this browser can do, and returns what makes engines from then on: fast ones on as many
 * threads as are wanted where memory may be shared, on one where it may not; else reference engines.
 *
 * @param onJoined told when one of the threads has come, some time after its engine was made
 */
export async function openEngineRoom(onJoined: () => void = () => undefined): Promise<EngineMaker> {
  const shared = self.crossOriginIsolated;
  let kernels: Kernels | null;
  try {
    kernels = await loadKernels(shared ? "shared" : "local");
  } catch {
    return referenceMaker("kernels-failed");
  }
  if (kernels === null) return referenceMaker("no-simd");

  const crew = shared ? new WorkerCrew(onJoined) : null;
  const workshop = new Workshop({ kernels, shared, crew, mayBlock: true });
  return (setup, { engine, precision, threads }) => {
    if (engine === "reference") return { engine: createReferenceEngine(setup), note: null };
    const wanted = threads === AUTOMATIC_THREADS ? automaticThreads : threads;
    return {
      engine: createFastEngine({ ...setup, precision, threads: wanted }, workshop),
      note: wanted > 1 && !shared ? "not-isolated" : null,
    };
  };
}
