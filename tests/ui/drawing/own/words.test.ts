import { describe, expect, it } from "vitest";
import { noDrawing } from "../../../../src/data/framing/drawing.ts";
import { numberedClasses } from "../../../../src/data/dataset.ts";
import { digitNames } from "../../../../src/experiment/classWords.ts";
import {
  lessonWords,
  teachableLabels,
  unteachableWords,
} from "../../../../src/ui/drawing/own/lessonWords.ts";
import {
  deletionWords,
  leftOutWords,
  pointsBetween,
  weightWords,
} from "../../../../src/ui/drawing/own/panelWords.ts";

const mnist = { rows: 28, cols: 28, classNames: digitNames };
const letters = { ...mnist, classNames: ["A", "B", "C"] };
const digit = (id: number, label: number) => ({ id, label, image: new Uint8Array(784) });

describe("teachableLabels", () => {
  it("are the classes of a data set whose images are such as drawings become", () => {
    expect(teachableLabels(mnist)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(teachableLabels({ ...mnist, classNames: ["1", "0"] })).toEqual([0, 1]);
    expect(teachableLabels({ ...mnist, classNames: ["A", "7", "3"] })).toEqual([3, 7]);
  });

  it("are none on other images, and where no class is a digit", () => {
    expect(teachableLabels({ ...mnist, rows: 32 })).toEqual([]);
    expect(teachableLabels({ ...mnist, cols: 32 })).toEqual([]);
    expect(teachableLabels({ ...mnist, classNames: numberedClasses(26) })).toEqual([]);
    expect(teachableLabels(letters)).toEqual([]);
  });

  it("that there are none is told in words", () => {
    expect(unteachableWords(mnist)).toBeNull();
    expect(unteachableWords(letters)).toContain("digits of 28×28, and this data set has none");
    expect(unteachableWords({ ...mnist, rows: 20, cols: 12 })).toContain("images of this data set are 20×12");
  });
});

describe("the words of teaching and deleting", () => {
  const lesson = { type: "teach", label: 8, drawing: noDrawing } as const;

  it("say what came of it", () => {
    expect(lessonWords({ ...lesson, outcome: "kept" }, 20)).toBe(
      "Kept as an 8: the next epoch trains on it.",
    );
    expect(lessonWords({ ...lesson, outcome: "kept" }, 0)).toContain("not trained on");
    expect(lessonWords({ ...lesson, label: 3, outcome: "relabelled" }, 1)).toMatch(/^Kept as a 3 now/);
    expect(lessonWords({ ...lesson, outcome: "known" }, 1)).toContain("already");
    expect(deletionWords({ type: "delete", outcome: "deleted", digits: [digit(1, 8)] })).toBe(
      "Deleted an 8.",
    );
    const both = [digit(1, 8), digit(2, 3)];
    expect(deletionWords({ type: "delete", outcome: "undone", digits: both })).toBe("Brought back 2 digits.");
  });
});

describe("leftOutWords", () => {
  it("are none where all fit", () => {
    expect(leftOutWords([0, 9], mnist)).toBeNull();
  });

  it("say why: the size, or a digit that has no class", () => {
    expect(leftOutWords([0, 9], { ...mnist, rows: 14, cols: 56 })).toContain("14×56");
    const four = { ...mnist, classNames: numberedClasses(4) };
    expect(leftOutWords([0, 9, 3], four)).toBe(
      "1 of 3 left out of training: this data set has no class for them.",
    );
    expect(leftOutWords([9, 5], four)).toMatch(/^All left out/);
    expect(leftOutWords([0, 3], letters)).toContain("they are digits, and this data set has none");
  });
});

describe("weightWords", () => {
  it("say how often each comes up, and how many all are of an epoch", () => {
    expect(weightWords(12, 20, 55_000)).toBe("Each comes up 20 times in an epoch: 240 of 55,240 images.");
    expect(weightWords(12, 1, 100)).toContain("once in an epoch: 12 of 112");
    expect(weightWords(12, 0, 100)).toContain("not trained on");
  });
});

describe("pointsBetween", () => {
  it("gives the difference with its sign, as many decimals as are asked for", () => {
    expect(pointsBetween(0.2, 0.9, 1)).toBe("+70.0");
    expect(pointsBetween(0.977, 0.9757, 2)).toBe("−0.13");
  });

  it("has no sign where nothing is left of it, and nothing to say of the unknown", () => {
    expect(pointsBetween(0.9771, 0.97712, 2)).toBe("0.00");
    expect(pointsBetween(null, 0.9, 1)).toBeNull();
    expect(pointsBetween(0.9, null, 1)).toBeNull();
  });
});
