import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberedClasses } from "../../src/data/dataset.ts";
import { digitNames } from "../../src/experiment/classWords.ts";
import { verdictLimits, verdictOf, verdictWords } from "../../src/experiment/verdict.ts";

/** Probabilities of ten classes; what is left is spread over the classes that are not named. */
function shares(named: Readonly<Record<number, number>>, classes = 10): number[] {
  const left = 1 - Object.values(named).reduce((sum, p) => sum + p, 0);
  const others = classes - Object.keys(named).length;
  return Array.from({ length: classes }, (_, c) => named[c] ?? left / others);
}
const words = (
  named: Readonly<Record<number, number>>,
  strangeness: number | null = 0.7,
  names: readonly string[] = digitNames,
) => verdictWords(verdictOf(shares(named, names.length), strangeness), names);

describe("verdictOf", () => {
  it("is sure of a familiar drawing that one class has nearly all of", () => {
    expect(verdictOf(shares({ 3: 0.97 }), 0.8)).toEqual({ kind: "sure", label: 3 });
    expect(verdictOf(shares({ 3: 0.97 }), 1.1).kind).toBe("likely");
  });

  it("finds a class likely that has most", () => {
    expect(verdictOf(shares({ 3: 0.8 }), 0.8).kind).toBe("likely");
    expect(verdictOf(shares({ 3: 0.8 }), 1.2).kind).toBe("unsure");
    expect(verdictOf(shares({ 3: 0.97 }), 1.2).kind).toBe("likely");
  });

  it("is torn between the few that hold nearly all, the likeliest first", () => {
    const two = verdictOf(shares({ 4: 0.4, 9: 0.55 }), 0.8);
    expect(two).toEqual({ kind: "torn", labels: [9, 4] });
    const three = verdictOf(shares({ 3: 0.3, 5: 0.4, 8: 0.25 }), 0.8);
    expect(three).toEqual({ kind: "torn", labels: [5, 3, 8] });
    expect(verdictOf(shares({ 4: 0.4, 9: 0.55 }), 1.2).kind).toBe("unsure");
  });

  it("is unsure where more than three are left", () => {
    expect(verdictOf(shares({ 5: 0.4 }), 0.8)).toEqual({ kind: "unsure", label: 5 });
    expect(verdictOf(new Array<number>(10).fill(0.1), 0.8).kind).toBe("unsure");
  });

  it("finds a strange drawing unlike the data, however sure the network is", () => {
    expect(verdictOf(shares({ 5: 0.999 }), 1.4)).toEqual({ kind: "unlike" });
  });

  it("takes a drawing for familiar until its strangeness is known", () => {
    expect(verdictOf(shares({ 3: 0.97 }), null).kind).toBe("sure");
  });

  it("never grows surer with strangeness, nor torn between fewer than two or more than three", () => {
    const certainty = ["unlike", "unsure", "torn", "likely", "sure"];
    const weights = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 30 });
    const strangeness = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        weights,
        fc.integer({ min: 1, max: 12 }),
        strangeness,
        strangeness,
        (given, power, a, b) => {
          const raised = given.map((w) => w ** power);
          const total = raised.reduce((sum, w) => sum + w, 0);
          const probabilities = raised.map((w) => w / total);
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((s) => verdictOf(probabilities, s));
          expect(certainty.indexOf(more.kind)).toBeLessThanOrEqual(certainty.indexOf(less.kind));
          if (less.kind === "torn") {
            expect(less.labels.length).toBeGreaterThanOrEqual(2);
            expect(less.labels.length).toBeLessThanOrEqual(verdictLimits.mostTorn);
          }
        },
      ),
    );
  });
});

describe("verdictWords", () => {
  it("say what the digit is worth", () => {
    expect(words({ 3: 0.97 })).toBe("Sure it is a 3");
    expect(words({ 8: 0.97 })).toBe("Sure it is an 8");
    expect(words({ 3: 0.8 })).toBe("Probably a 3");
    expect(words({ 4: 0.55, 9: 0.4 })).toBe("Torn between 4 and 9");
    expect(words({ 5: 0.4, 3: 0.3, 8: 0.25 })).toBe("Torn between 5, 3 and 8");
    expect(words({ 5: 0.4 })).toBe("Unsure: perhaps a 5");
    expect(words({ 5: 0.4 }, 2)).toBe("This does not look like a digit");
  });

  it("call no digit what is none, nor claim what was measured on digits", () => {
    const numbered = numberedClasses(26);
    expect(words({ 11: 0.97 }, 0.7, numbered)).toBe("Looks like class 11");
    expect(words({ 8: 0.8 }, 0.7, numbered)).toBe("Looks most like class 8");
    expect(words({ 11: 0.97 }, 2, numbered)).toBe("Not like anything in the data");
    const clothes = ["T-shirt/top", "Trouser", "Sneaker", "Ankle boot"];
    expect(words({ 2: 0.97 }, 0.7, clothes)).toBe("Looks like Sneaker");
    expect(words({ 2: 0.5, 3: 0.48 }, 0.7, clothes)).toBe("Torn between Sneaker and Ankle boot");
    expect(words({ 1: 0.4 }, 1.2, clothes)).toBe("Unsure: perhaps Trouser");
  });

  it("know the digits of a set that has lost some", () => {
    expect(words({ 1: 0.97 }, 0.7, ["3", "8"])).toBe("Sure it is an 8");
  });
});
