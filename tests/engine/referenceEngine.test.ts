import { expect, it } from "vitest";
import { createReferenceEngine } from "../../src/engine/reference/referenceEngine.ts";
import { describeEngine } from "./conformance.ts";
import { smallSetup } from "./conformance/smallRun.ts";

// Measured: the plain network agrees to 1e-14.
describeEngine("reference engine", createReferenceEngine, { tolerance: 1e-12 });

it("the reference engine says what it is", () => {
  const { name, precision, threads } = createReferenceEngine(smallSetup());
  expect({ name, precision, threads }).toEqual({ name: "reference", precision: "f64", threads: 1 });
});
