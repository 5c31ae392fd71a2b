import { describe, expect, it } from "vitest";
import { highlightPython } from "../../../src/ui/numpy/highlightPython.ts";

const program = `"""Trains a network.

Nothing but NumPy.
"""
import numpy as np

LR = 0.1  # of plain descent


class Linear(Module):
    def forward(self, x):
        return None if x is None else np.matmul(x, self.w) + self.b


@property
def name():
    return f"{LR:.1f}"
`;

const kindOf = (text: string) => highlightPython(program).find((token) => token.text.includes(text))?.kind;

describe("highlightPython", () => {
  it("changes no character", () => {
    const joined = (code: string) =>
      highlightPython(code)
        .map(({ text }) => text)
        .join("");
    expect(joined(program)).toBe(program);
    expect(joined("")).toBe("");
    expect(joined("\n\n  x")).toBe("\n\n  x");
    expect(joined("def broken(:\n  ((")).toBe("def broken(:\n  ((");
  });

  it("tells keywords, strings, comments, numbers and constants apart", () => {
    expect(kindOf("import")).toBe("keyword");
    expect(kindOf("return")).toBe("keyword");
    expect(kindOf("Nothing but NumPy.")).toBe("string");
    expect(kindOf("# of plain descent")).toBe("comment");
    expect(kindOf("0.1")).toBe("number");
    expect(kindOf("None")).toBe("constant");
  });

  it("marks what a class and a function are called where they are made, and not where they are used", () => {
    expect(kindOf("Linear")).toBe("name");
    expect(kindOf("forward")).toBe("name");
    expect(kindOf("matmul")).toBe("plain");
  });

  it("leaves stars and operators plain", () => {
    const tokens = highlightPython("def f(*args, **options):\n    return 2 * args\n");
    const starred = tokens.filter(({ text }) => text.includes("*"));
    expect(starred.length).toBeGreaterThan(0);
    for (const { kind } of starred) expect(kind).toBe("plain");
  });

  it("keeps a docstring in one piece, line breaks and all", () => {
    const [first] = highlightPython(program);
    expect(first).toEqual({
      kind: "string",
      text: program.slice(0, program.indexOf("\nimport")).concat("\n"),
    });
  });
});
