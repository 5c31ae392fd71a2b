import { expect, it, vi } from "vitest";
import { OwnDigits } from "../../../src/app/own/ownDigits.ts";
import type { Problem } from "../../../src/experiment/problem.ts";

vi.mock("../../../src/data/framing/drawing.ts", () => {
  throw new TypeError("Failed to fetch dynamically imported module");
});

it("a drawing that cannot be framed is not kept, and the page says why", async () => {
  const problems: Problem[] = [];
  const own = new OwnDigits({
    send: () => {
      throw new Error("expected nothing to be sent");
    },
    report: (problem) => problems.push(problem),
    drawing: () => ({ strokes: [Float32Array.of(80, 80, 240, 80)], picture: null }),
  });
  await own.teach(7);
  expect(own.store.getState().digits).toEqual([]);
  expect(problems).toMatchObject([{ code: "part-missing", scope: "drawing" }]);
  expect(problems[0].message).toMatch(
    /^My digits: expected to fetch the part of the page that frames drawings, got: /,
  );
});
