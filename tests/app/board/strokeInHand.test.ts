import { describe, expect, it } from "vitest";
import { StrokeInHand } from "../../../src/app/board/strokeInHand.ts";
import { noDrawing } from "../../../src/data/framing/drawing.ts";
import { drawn, one, openBoard, picture, two } from "./boards.ts";

const points = Float32Array.of(100, 180, 220, 180);

describe("StrokeInHand", () => {
  it("adds to the strokes that are there, as one step", () => {
    const { playground, board, shown } = openBoard();
    board.draw(one);
    const stroke = new StrokeInHand(playground);
    stroke.show(points.subarray(0, 2));
    stroke.show(points);
    stroke.finish();
    expect(shown()).toEqual(two);
    board.undo();
    expect(shown()).toBe(one);
  });

  it("begins a new drawing on a picture, which can be taken back", () => {
    const { playground, board, shown } = openBoard();
    board.draw({ strokes: [], picture });
    const stroke = new StrokeInHand(playground);
    stroke.show(points);
    stroke.finish();
    expect(shown()).toEqual(drawn([...points]));
    board.undo();
    expect(shown().picture).toBe(picture);
  });

  it("leaves what was there when it is abandoned", () => {
    const { playground, board, shown, state } = openBoard();
    board.draw(one);
    const stroke = new StrokeInHand(playground);
    stroke.show(points);
    stroke.abandon();
    expect(shown()).toBe(one);
    expect(state().history.past).toEqual([noDrawing]);
  });

  it("is lost once something else has changed the drawing, and changes nothing any more", () => {
    for (const change of ["undo", "clear"] as const) {
      const { playground, board, shown } = openBoard();
      board.draw(one);
      const stroke = new StrokeInHand(playground);
      stroke.show(points);
      board[change]();
      const left = shown();
      expect(stroke.lost).toBe(true);
      stroke.show(points);
      stroke.finish();
      stroke.abandon();
      expect(shown()).toBe(left);
    }
  });
});
