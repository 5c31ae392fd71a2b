import { describe, expect, it } from "vitest";
import { numberedClasses } from "../../src/data/dataset.ts";
import {
  areDigits,
  digitClasses,
  digitNames,
  inWords,
  nameOf,
  whatIsDrawn,
} from "../../src/experiment/classWords.ts";

const letters = ["A", "B", "C"];

describe("digitClasses", () => {
  it("finds digits by their figures, wherever they stand", () => {
    expect([...digitClasses(digitNames)]).toEqual(digitNames.map((_, d) => [d, d]));
    expect([...digitClasses(["7", "A", "3"])]).toEqual([
      [7, 0],
      [3, 2],
    ]);
  });

  it("finds none among letters, nor among classes that are only numbered", () => {
    expect(digitClasses(letters).size).toBe(0);
    expect(digitClasses(numberedClasses(26)).size).toBe(0);
    expect(digitClasses(["0", "1", "10"]).size).toBe(0);
  });
});

describe("areDigits", () => {
  it("asks it of all classes", () => {
    expect(areDigits(digitNames)).toBe(true);
    expect(areDigits(["3", "5"])).toBe(true);
    expect(areDigits(["3", "A"])).toBe(false);
    expect(areDigits(numberedClasses(11))).toBe(false);
  });
});

describe("whatIsDrawn", () => {
  it("is a digit where classes are digits", () => {
    expect([digitNames, letters, numberedClasses(47)].map(whatIsDrawn)).toEqual([
      "digit",
      "drawing",
      "drawing",
    ]);
  });
});

describe("inWords", () => {
  it("gives digits their article, numbers the word class, and leaves names alone", () => {
    expect(inWords(8, digitNames)).toBe("an 8");
    expect(inWords(1, digitNames)).toBe("a 1");
    expect(inWords(8, numberedClasses(26))).toBe("class 8");
    expect(inWords(1, letters)).toBe("B");
  });

  it("numbers a class without a name", () => {
    expect(nameOf(7, letters)).toBe("7");
  });
});
