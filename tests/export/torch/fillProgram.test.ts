import { describe, expect, it } from "vitest";
import { fillProgram } from "../../../src/export/torch/fillProgram.ts";
import { wrapped } from "../../../src/export/torch/wrapped.ts";

const template = `LR = 0.1  #= LR = {lr}
DECAY = 1  #? decay #= DECAY = {decay}


#@ extra


def train():
    pass  #? plain
    # a comment  # and another
    print(f"{lr}")
`;
const filling = { parts: new Set<string>(), words: { lr: "0.5", decay: "1e-7" }, blocks: { extra: "" } };

describe("fillProgram", () => {
  it("leaves out parts and files that are not wanted, and no gap where they were", () => {
    expect(fillProgram(template, filling)).toBe(
      'LR = 0.5\n\n\ndef train():\n    # a comment  # and another\n    print(f"{lr}")\n',
    );
  });

  it("puts in what is wanted", () => {
    const parts = new Set(["decay", "plain"]);
    expect(fillProgram(template, { ...filling, parts, blocks: { extra: "def f():\n    pass\n" } })).toBe(
      'LR = 0.5\nDECAY = 1e-7\n\n\ndef f():\n    pass\n\n\ndef train():\n    pass\n    # a comment  # and another\n    print(f"{lr}")\n',
    );
  });

  it("refuses words and files that nobody has named", () => {
    expect(() => fillProgram(template, { ...filling, words: {} })).toThrow(RangeError);
    expect(() => fillProgram(template, { ...filling, blocks: { other: "" } })).toThrow(
      "fillProgram: expected one of other, got extra. Name it.",
    );
  });
});

describe("wrapped", () => {
  it("breaks between words and keeps long words whole", () => {
    expect(wrapped("one two three extraordinarily so", 9)).toBe("one two\nthree\nextraordinarily\nso");
  });
});
