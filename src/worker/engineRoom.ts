import { createFastEngine } from "../engine/fast/fastEngine.ts";
import { Workshop } from "../engine/fast/workshop.ts";
import type { createReferenceEngine } from "../engine/reference/referenceEngine.ts";
import { AUTOMATIC_THREADS, bounds, type Precision } from "../experiment/configuration.ts";
import { fetchPart } from "../experiment/missingPart.ts";
import type { EngineNote } from "../experiment/runStatus.ts";
import type { EngineMaker, WantedEngine } from "./engineMaker.ts";
import { loadKernels } from "./kernelFiles.ts";
import { WorkerCrew } from "./workerCrew.ts";

/** Threads where an experiment leaves their number to the machine: one for each core, 8 at most. */
const automaticThreads = Math.min(navigator.hardwareConcurrency, bounds.threads.max);

/**
 * Finds out what this browser can do, and makes engines: fast ones on as many threads as are wanted where memory may
 * be shared, on one where it may not; else reference engines. What an experiment needs is loaded when it first asks.
 */
export class EngineRoom {
  private readonly shared = self.crossOriginIsolated;
  private readonly kernels: Partial<Record<Precision, WebAssembly.Module>> = {};
  /** Why there are no kernels of a precision. */
  private readonly lacking = new Map<Precision, EngineNote>();
  private readonly workshop: Workshop;
  private createReference: typeof createReferenceEngine | null = null;

  /** @param onJoined told when one of the threads has come, some time after its engine was made */
  constructor(onJoined: () => void = () => undefined) {
    const { kernels, shared } = this;
    const crew = shared ? new WorkerCrew(onJoined) : null;
    this.workshop = new Workshop({ kernels, shared, crew, mayBlock: true });
  }

  /**
   * Loads what `make` needs for such an engine, unless it is here; what cannot be had is made up for. Resolves to whether
   * it is the engine that was asked for.
   * @throws MissingPart where not even the reference engine can be had; it is tried again with the next call
   */
  async prepare({ engine, precision }: Pick<WantedEngine, "engine" | "precision">): Promise<boolean> {
    if (engine === "fast") await this.prepareKernels(precision);
    if (engine === "fast" && this.kernels[precision] !== undefined) return true;
    const load = () => import("../engine/reference/referenceEngine.ts");
    this.createReference = (await fetchPart("computes as this experiment asks", load)).createReferenceEngine;
    return engine === "reference";
  }

  /** Makes an engine that `prepare` has been asked for. */
  readonly make: EngineMaker = (setup, { engine, precision, threads }) => {
    if (engine === "fast" && this.kernels[precision] !== undefined) {
      const wanted = threads === AUTOMATIC_THREADS ? automaticThreads : threads;
      return {
        engine: createFastEngine({ ...setup, precision, threads: wanted }, this.workshop),
        note: wanted > 1 && !this.shared ? "not-isolated" : null,
      };
    }
    if (this.createReference === null) {
      throw new Error(
        `engine room: expected to be asked to prepare ${engine} in ${precision} first, got no such call.`,
      );
    }
    const note = engine === "fast" ? (this.lacking.get(precision) ?? null) : null;
    return { engine: this.createReference(setup), note };
  };

  private async prepareKernels(precision: Precision): Promise<void> {
    if (this.kernels[precision] !== undefined || this.lacking.get(precision) === "no-simd") return;
    try {
      const kernels = await loadKernels(this.shared ? "shared" : "local", precision);
      if (kernels === null) this.lacking.set(precision, "no-simd");
      else this.kernels[precision] = kernels;
    } catch {
      this.lacking.set(precision, "kernels-failed");
    }
  }
}
