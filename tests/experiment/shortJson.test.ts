import { describe, expect, it } from "vitest";
import { parseExperiment } from "../../src/experiment/parseExperiment.ts";
import { shortJson } from "../../src/experiment/shortJson.ts";

/** More levels than JSON.stringify goes down, which JSON.parse does. */
const LEVELS = 200_000;
const nested = "[".repeat(LEVELS) + "]".repeat(LEVELS);

describe("shortJson", () => {
  it("shows a value, cut where it is long", () => {
    expect(shortJson({ a: [1, null] }, 20)).toBe('{"a":[1,null]}');
    expect(shortJson("abcdefgh", 5)).toBe('"abcd…');
  });

  it("gives a value a name where it is nested without end", () => {
    expect(shortJson(JSON.parse(nested), 20)).toBe("lists or objects nested too deeply");
  });

  it("has an experiment refused by what is wrong with it, however deep that is", () => {
    const start = '{"format": "inkling-experiment", "version":';
    const advice = "Export it again, or choose the file as it was exported.";
    expect(() => parseExperiment(`${start} 1, "link": ${nested}}`, "a.json")).toThrow(
      `a.json: expected link to be string, got lists or objects nested too deeply. ${advice}`,
    );
    expect(() => parseExperiment(`${start} ${nested}}`, "a.json")).toThrow(
      "a.json: expected an experiment’s version 1, got lists or objects nested too deeply. ",
    );
  });
});
