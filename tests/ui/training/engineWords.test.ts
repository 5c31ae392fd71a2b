import { describe, expect, it } from "vitest";
import { defaultConfig } from "../../../src/experiment/configuration.ts";
import { engineNotes, type RunFacts } from "../../../src/experiment/runStatus.ts";
import { engineLine, engineRemarks } from "../../../src/ui/training/engineWords.ts";

const fast: RunFacts = {
  engine: "fast",
  precision: "f64",
  threads: 2,
  engineNote: null,
  parameterCount: 101_770,
  trainCount: 55_000,
  validationCount: 5000,
  testCount: 10_000,
};
const reference: RunFacts = { ...fast, engine: "reference", threads: 1 };
const [f32, f64] = [
  { ...defaultConfig, precision: "f32" },
  { ...defaultConfig, precision: "f64" },
] as const;

describe("engineLine", () => {
  it("names engine, precision and threads", () => {
    expect(engineLine({ ...fast, precision: "f32" })).toBe("Fast engine · float32 · 2 threads");
    expect(engineLine(reference)).toBe("Reference engine · float64 · 1 thread");
  });
});

describe("engineRemarks", () => {
  it("has nothing to say of a run computed as it was asked for", () => {
    expect(engineRemarks(fast, f64)).toEqual([]);
    expect(engineRemarks(reference, { ...f64, activation: "tanh" })).toEqual([]);
  });

  it("says why it is otherwise, for every note in words of its own", () => {
    const said = engineNotes.map((engineNote) => engineRemarks({ ...reference, engineNote }, f64));
    expect(said.map((remarks) => remarks.length)).toEqual(engineNotes.map(() => 1));
    expect(new Set(said.flat()).size).toBe(engineNotes.length);
    expect(engineRemarks({ ...fast, threads: 1, engineNote: "not-isolated" }, f64)[0]).toContain(
      "More threads change the speed, not the results.",
    );
  });

  it("says that the reference engine has no float32, behind the reason why it computes", () => {
    const remark = "The reference engine always computes in float64, not in float32.";
    expect(engineRemarks(reference, f32)).toEqual([remark]);
    expect(engineRemarks({ ...reference, engineNote: "no-simd" }, f32)).toEqual([
      expect.stringContaining("WebAssembly SIMD"),
      remark,
    ]);
  });

  it("speaks of agreement where ReLU units are computed in float32, and nowhere else", () => {
    const single = { ...fast, precision: "f32" } as const;
    const speaks = (...given: Parameters<typeof engineRemarks>) =>
      engineRemarks(...given).some((remark) => remark.startsWith("With ReLU in float32"));
    expect(speaks(single, f32)).toBe(true);
    expect(speaks(single, { ...f32, activation: "sigmoid" })).toBe(false);
    expect(speaks(single, { ...f32, layers: [784, 10] })).toBe(false);
    expect(speaks(fast, f64)).toBe(false);
    expect(speaks(reference, f32)).toBe(false);
  });
});
