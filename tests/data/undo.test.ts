import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/data/dataset.ts";
import { editsAtLoading, noEdits, withEdit, type DataEdit, type Edits } from "../../src/data/edits.ts";
import { wayBack } from "../../src/data/undo.ts";

const part = { images: new Uint8Array(24), labels: Uint8Array.of(0, 1, 2, 3, 0, 1) };
const base: Dataset = {
  name: "small",
  rows: 2,
  cols: 2,
  classes: 4,
  classNames: ["ant", "bee", "cat", "dog"],
  train: part,
  test: part,
};

/** One of each kind, and then each of them once more about the same. */
const edits: readonly DataEdit[] = [
  { kind: "transpose", on: true },
  { kind: "invert", on: true },
  { kind: "nameClass", label: 1, name: "wasp" },
  { kind: "mapClass", label: 3, to: null },
  { kind: "label", split: "train", index: 4, label: 2 },
  { kind: "exclude", split: "test", index: 5, on: true },
  { kind: "testShare", share: 0.25 },
  { kind: "undoAll" },
  { kind: "transpose", on: true },
  { kind: "nameClass", label: 1, name: "hornet" },
  { kind: "nameClass", label: 1, name: "" },
  { kind: "mapClass", label: 3, to: 0 },
  { kind: "mapClass", label: 3, to: 3 },
  { kind: "label", split: "train", index: 4, label: 3 },
  { kind: "label", split: "train", index: 4, label: null },
  { kind: "exclude", split: "test", index: 5, on: true },
  { kind: "exclude", split: "test", index: 5, on: false },
];

describe("wayBack", () => {
  it.each([
    ["nothing", noEdits],
    [
      "what was done at loading",
      editsAtLoading({ transpose: true, invert: false, classMap: new Map([[3, null]]) }),
    ],
  ])("leads back over edits of every kind, step by step to %s", (_, loaded) => {
    const states: Edits[] = [loaded];
    for (const edit of edits) states.push(withEdit(states.at(-1)!, edit, base));
    let now = states.at(-1)!;
    for (let step = edits.length - 1; step >= 0; step--) {
      now = wayBack(edits[step], states[step])(now);
      expect(now, `back over ${edits[step].kind}, step ${step}`).toEqual(states[step]);
    }
  });

  it("leaves alone what another tab has changed meanwhile", () => {
    const elsewhere: readonly DataEdit[] = [
      { kind: "label", split: "train", index: 0, label: 3 },
      { kind: "mapClass", label: 2, to: 1 },
    ];
    for (const [k, edit] of edits.entries()) {
      const before = edits.slice(0, k).reduce<Edits>((all, one) => withEdit(all, one, base), noEdits);
      const there = elsewhere.reduce((all, one) => withEdit(all, one, base), withEdit(before, edit, base));
      const back = wayBack(edit, before)(there);
      expect([back.labels.train.get(0), back.classMap.get(2)], edit.kind).toEqual([3, 1]);
    }
  });
});
