import { describe, expect, it } from "vitest";
import { Eraser, untouched } from "../../../../src/ui/drawing/pad/eraser.ts";
import { drawn, one, openBoard, two } from "../../../app/board/boards.ts";

describe("untouched", () => {
  const [across, below] = two.strokes;

  it("leaves out a stroke that is touched anywhere between its points", () => {
    expect(untouched(two.strokes, Float32Array.of(160, 90))).toEqual([below]);
    expect(untouched(two.strokes, Float32Array.of(160, 130))).toEqual([across, below]);
    expect(untouched(two.strokes, Float32Array.of(160, 130, 110, 170, 90, 60))).toEqual([]);
  });

  it("knows dots", () => {
    expect(untouched(drawn([50, 50]).strokes, Float32Array.of(60, 60))).toEqual([]);
    expect(untouched(drawn([50, 50]).strokes, Float32Array.of(80, 60))).toHaveLength(1);
  });
});

describe("Eraser", () => {
  it("takes away what it has touched, as one step", () => {
    const { playground, board, shown } = openBoard();
    board.draw(two);
    const eraser = new Eraser(playground);
    eraser.show(Float32Array.of(10, 10, 110, 180));
    eraser.show(Float32Array.of(10, 10, 110, 180, 160, 80));
    eraser.finish();
    expect(shown()).toEqual(drawn());
    board.undo();
    expect(shown()).toBe(two);
  });

  it("brings everything back when it is abandoned, and makes no step of nothing", () => {
    const { playground, board, shown, state } = openBoard();
    board.draw(one);
    const eraser = new Eraser(playground);
    eraser.show(Float32Array.of(160, 80));
    expect(shown().strokes).toEqual([]);
    eraser.abandon();
    expect(shown()).toBe(one);
    new Eraser(playground).finish();
    expect(state().history.past).toHaveLength(1);
  });
});
