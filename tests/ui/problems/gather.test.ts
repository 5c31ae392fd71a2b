import { describe, expect, it } from "vitest";
import type { Problem } from "../../../src/experiment/problem.ts";
import { gather } from "../../../src/ui/problems/gather.ts";

const problem = (message: string, file?: string): Problem => ({
  ...{ code: "bad", message, scope: "data" },
  ...(file !== undefined && { file }),
});

describe("gather", () => {
  it("puts what is wrong with files into one message, and leaves none out", () => {
    const [link, a, full, b, c] = [
      problem("link"),
      problem("a", "a.zip: x"),
      problem("full"),
      problem("b", "a.zip"),
      problem("c", "b.csv"),
    ];
    expect(gather([link, a, full, b, c])).toEqual([[link], [a, b, c], [full]]);
  });

  it("is nothing where nothing is wrong", () => {
    expect(gather([])).toEqual([]);
  });
});
