import { describe, expect, it } from "vitest";
import { styleFaults } from "./pythonStyle.ts";

const program = [
  ...['"""A program."""', "", "import os", "", "HERE = os.getcwd()", "", "", "class A:", "    a = 1", ""],
  ...["    def b(self):", "        return [", "            1,", "        ]", "", "", "# What follows."],
  ...["def c():", "    pass", "", "", "c()", ""],
].join("\n");

describe("styleFaults", () => {
  it("finds none in a program that is well laid out", () => {
    expect(styleFaults(program)).toEqual([]);
  });

  it.each([
    ["no blank line after the docstring", '"""\n\n', '"""\n'],
    ["one blank line before a class", "\n\n\nclass", "\n\nclass"],
    ["one blank line after a function", "\n\n\nc()", "\n\nc()"],
    ["two blank lines before a method", "\n\n    def b", "\n\n\n    def b"],
    ["no blank line before a method", "\n\n    def b", "\n    def b"],
    ["a blank at a line's end", "pass\n", "pass \n"],
    ["a long line", "pass\n", `pass  # ${"-".repeat(70)}\n`],
    ["no line break at the end", "\nc()\n", "\nc()"],
  ])("finds %s", (_, from, to) => {
    expect(program).toContain(from);
    expect(styleFaults(program.replace(from, to))).not.toEqual([]);
  });
});
