import { describe, expect, it } from "vitest";
import type { DatasetSummary } from "../../../src/app/playgroundState.ts";
import { publicSetBytes, reasonFor } from "../../../src/ui/export/exportWords.ts";

describe("reasonFor", () => {
  const problems = [
    { scope: "export", message: "Old." },
    { scope: "export", message: "The run has no numbers left." },
    { scope: "data", message: "Another matter." },
  ];

  it("says what the page has reported about exports last", () => {
    expect(reasonFor({ what: "ONNX", reason: "" }, problems)).toBe(
      "ONNX: nothing was saved. The run has no numbers left.",
    );
  });

  it("prefers the reason that came with the file, and has words where there is none", () => {
    expect(reasonFor({ what: "Loss, PNG", reason: "No room." }, problems)).toContain("saved. No room.");
    expect(reasonFor({ what: "Loss, PNG", reason: "" }, [])).toContain("Try again.");
  });
});

describe("publicSetBytes", () => {
  const mnist: DatasetSummary = {
    name: "MNIST",
    builtin: false,
    rows: 28,
    cols: 28,
    classes: 2,
    classNames: ["0", "1"],
    notes: [],
    edits: {
      transpose: false,
      invert: false,
      testShare: 0,
      testLacking: false,
      classes: [
        { name: "0", to: 0, count: 3 },
        { name: "1", to: 1, count: 3 },
      ],
      labelsFixed: 0,
      excluded: 0,
      waiting: false,
      undoable: null,
    },
    counts: [3, 3],
    samples: new Uint8Array(0),
    samplesPerClass: 0,
  };

  it("is known of a set that anybody can have", () => {
    expect(publicSetBytes(mnist)).toBe(11_594_722);
    expect(publicSetBytes({ ...mnist, name: "Fashion-MNIST" })).toBe(30_878_645);
  });

  it("is none of data that are the visitor's own, or were changed", () => {
    expect(publicSetBytes(null)).toBeNull();
    expect(publicSetBytes({ ...mnist, name: "my digits" })).toBeNull();
    expect(publicSetBytes({ ...mnist, builtin: true })).toBeNull();
    expect(publicSetBytes({ ...mnist, edits: { ...mnist.edits, labelsFixed: 1 } })).toBeNull();
    const [zero, one] = mnist.edits.classes;
    const edits = { ...mnist.edits, classes: [zero, { ...one, to: null }] };
    expect(publicSetBytes({ ...mnist, edits })).toBeNull();
  });
});
