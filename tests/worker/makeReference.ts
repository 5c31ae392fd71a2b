import { referenceMaker } from "../../src/worker/engineMaker.ts";

/** What a session makes its engines with where the tests are not about the engine: as without WebAssembly SIMD. */
export const makeReference = referenceMaker("no-simd");
