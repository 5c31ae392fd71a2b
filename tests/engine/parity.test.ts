import { expect, it } from "vitest";
import { createReferenceEngine } from "../../src/engine/reference/referenceEngine.ts";
import { describeWithData } from "../sharedData.ts";
import { isEpoch, parityRuns, replay } from "./parityRuns.ts";

// Measured: losses at most 1.0e-15 from NumPy's, parameter sums 1.2e-14.
describeWithData("reference engine against the NumPy original, on slices", () => {
  it.each(parityRuns.filter((run) => !isEpoch(run)))("agrees at every step: $name", async (run) => {
    const { loss, parameters } = await replay(run, createReferenceEngine);
    expect(loss).toBeLessThan(1e-12);
    expect(parameters).toBeLessThan(1e-12);
  });
});
