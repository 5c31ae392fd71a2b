import { createReferenceEngine } from "../../src/engine/reference/referenceEngine.ts";
import type { EngineMaker } from "../../src/worker/engineMaker.ts";

/** What a session makes its engines with where the tests are not about the engine: as without WebAssembly SIMD. */
export const makeReference: EngineMaker = (setup, { engine }) => ({
  engine: createReferenceEngine(setup),
  note: engine === "reference" ? null : "no-simd",
});
