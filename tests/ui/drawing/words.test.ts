import { describe, expect, it } from "vitest";
import type { Insight } from "../../../src/app/playgroundState.ts";
import { noNudge } from "../../../src/data/framing/drawing.ts";
import { digitNames } from "../../../src/experiment/classWords.ts";
import { moveWords, nudgeFigure } from "../../../src/ui/drawing/nudge/nudgeWords.ts";
import { evidenceWords, largestOf, question, signed } from "../../../src/ui/drawing/why/evidenceWords.ts";

const insight = (evidence: readonly number[], margin: number): Insight => ({
  label: 3,
  against: 8,
  evidence: Float32Array.from(evidence),
  margin,
  neighbours: [],
  searched: 0,
  units: [],
});

describe("evidenceWords", () => {
  it("says what part of the lead the ink makes", () => {
    expect(evidenceWords(insight([3, 2, -0.75], 5.1), digitNames)).toBe(
      "Blue ink speaks for 3 rather than 8, red ink against it. " +
        "Together they make +4.3 of the +5.1 by which the logit of 3 leads.",
    );
  });

  it("says so too of a class that trails", () => {
    expect(evidenceWords(insight([1, -4], -3.5), digitNames)).toMatch(
      /make −3\.0 of the −3\.5 by which the logit of 3 trails\.$/,
    );
  });

  it("says so where the ink makes more than the lead", () => {
    expect(evidenceWords(insight([5.1], 4.6), digitNames)).toMatch(
      /make \+5\.1; with all else, the logit of 3 leads by 4\.6\.$/,
    );
  });

  it("says so where ink and lead are at odds", () => {
    expect(evidenceWords(insight([-1], 2), digitNames)).toMatch(
      /make −1\.0, yet the logit of 3 leads by 2\.0\.$/,
    );
    expect(evidenceWords(insight([1], -2), digitNames)).toMatch(
      /make \+1\.0, yet the logit of 3 trails by 2\.0\.$/,
    );
  });
});

describe("the words of an explanation", () => {
  it("call classes by their names", () => {
    const clothes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "", "", "", "", "Bag"];
    expect(evidenceWords(insight([3], 5.1), clothes)).toMatch(
      /speaks for Dress rather than Bag.* of Dress leads/,
    );
    expect(question(insight([], -1), clothes)).toBe("Why not Dress?");
  });
});

describe("question", () => {
  it("asks why of what leads and why not of what trails", () => {
    expect(question(insight([], 1), digitNames)).toBe("Why 3?");
    expect(question(insight([], -1), digitNames)).toBe("Why not 3?");
  });
});

describe("largestOf", () => {
  it("finds the strongest evidence, whatever its sign", () => {
    expect(largestOf(Float32Array.of(0.5, -2, 1))).toBe(2);
    expect(largestOf(new Float32Array(0))).toBe(0);
  });
});

describe("signed", () => {
  it("keeps two digits of what is small, and no more of what is large", () => {
    expect([0.042, 0, -0.5, 12.34, -123.4, 123456].map(signed)).toEqual([
      "+0.04",
      "+0.0",
      "−0.5",
      "+12.3",
      "−123",
      "+1.2e+5",
    ]);
  });
});

describe("moveWords", () => {
  it("names the ways a digit has gone", () => {
    expect(moveWords(2, -3)).toBe("2 right, 3 up");
    expect(moveWords(-1, 0)).toBe("1 left");
    expect(moveWords(0, 4)).toBe("4 down");
    expect(moveWords(0, 0)).toBe("not moved");
  });
});

describe("nudgeFigure", () => {
  it("gives each value its unit and its sign", () => {
    const nudge = { ...noNudge, scale: 0.85, rotation: -15, thickness: 0.4 };
    expect(nudgeFigure("scale", nudge)).toBe("85%");
    expect(nudgeFigure("rotation", nudge)).toBe("−15°");
    expect(nudgeFigure("thickness", nudge)).toBe("+0.4 px");
    expect(nudgeFigure("thickness", noNudge)).toBe("0.0 px");
  });
});
