import { afterEach } from "vitest";
import type { Engine, EngineSetup } from "../../../src/engine/engine.ts";
import { createFastEngine } from "../../../src/engine/fast/fastEngine.ts";
import { Workshop } from "../../../src/engine/fast/workshop.ts";
import { inPage } from "../../environment.ts";
import type { CreateEngine } from "../conformance/smallRun.ts";
import { loadKernels, type KernelVariant } from "./kernelModules.ts";
import { TestCrew } from "./teamThreads.ts";

/** One way in which the fast engine may run. */
export interface FastKind {
  readonly precision: "f32" | "f64";
  readonly threads: number;
  /** Whether sums are fused. */
  readonly relaxed: boolean;
}

export const nameOf = ({ precision, threads, relaxed }: FastKind): string =>
  `fast ${precision} engine, ${threads} ${threads === 1 ? "thread" : "threads"}, ${relaxed ? "fused" : "plain"}`;

/** Which of these kinds the environment can run: Node 20 refuses the relaxed kernels, a page must not. */
export const runnable = (kinds: readonly FastKind[]): FastKind[] =>
  kinds.filter(({ relaxed }) => inPage || !relaxed);

/** Precisions, one and two threads, plain and fused. */
export const allKinds: readonly FastKind[] = (["f64", "f32"] as const).flatMap((precision) =>
  [false, true].flatMap((relaxed) => [1, 2].map((threads) => ({ precision, threads, relaxed }))),
);

const crew = new TestCrew();
const workshops = new Map<string, Promise<Workshop>>();
const open: Engine[] = [];

/** Engines live for one test, so that their memory and threads serve the next. */
export function disposeAfterEach(): void {
  afterEach(() => {
    for (const engine of open.splice(0)) engine.dispose();
  });
}

/** Makes engines of one kind, with all their threads at work. */
export function creatorOf(kind: FastKind): CreateEngine {
  return async (setup: EngineSetup) => {
    const workshop = await workshopFor(kind);
    const { precision, threads } = kind;
    const engine = createFastEngine({ ...setup, precision, threads }, workshop);
    open.push(engine);
    for (let tries = 0; engine.threads < threads; tries++) {
      if (tries > 2000) throw new Error(`${nameOf(kind)}: only ${engine.threads} came.`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return engine;
  };
}

export function workshopFor({ relaxed, threads }: Pick<FastKind, "relaxed" | "threads">): Promise<Workshop> {
  const shared = threads > 1;
  const variant: KernelVariant = `${relaxed ? "relaxed" : "plain"}-${shared ? "shared" : "local"}`;
  const known = workshops.get(variant) ?? makeWorkshop(variant, shared);
  workshops.set(variant, known);
  return known;
}

async function makeWorkshop(variant: KernelVariant, shared: boolean): Promise<Workshop> {
  const [f32, f64] = await Promise.all([loadKernels("f32", variant), loadKernels("f64", variant)]);
  if (f32 === null || f64 === null) throw new Error(`${variant}: WebAssembly refuses the kernels.`);
  return new Workshop({ kernels: { f32, f64 }, shared, crew: shared ? crew : null, mayBlock: !inPage });
}
