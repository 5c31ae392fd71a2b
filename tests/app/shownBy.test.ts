import { describe, expect, it } from "vitest";
import { shownBy } from "../../src/app/shownBy.ts";
import type { RunFacts } from "../../src/experiment/runStatus.ts";

const facts: RunFacts = {
  engine: "fast",
  precision: "f32",
  threads: 2,
  engineNote: null,
  parameterCount: 101_770,
  trainCount: 500,
  validationCount: 100,
  testCount: 0,
};

describe("shownBy", () => {
  it("takes over the facts of the run that stands, whenever they come and however often", () => {
    for (const threads of [1, 2, 8]) {
      const event = { type: "facts", runId: 3, facts: { ...facts, threads } } as const;
      expect(shownBy(event, 3, 0)).toEqual({ facts: event.facts });
    }
  });

  it("shows nothing of the facts of another run, or where there is none", () => {
    const event = { type: "facts", runId: 3, facts } as const;
    expect(shownBy(event, 4, 0)).toEqual({});
    expect(shownBy(event, null, 0)).toEqual({});
  });
});
