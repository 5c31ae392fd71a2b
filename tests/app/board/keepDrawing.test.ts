import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepDrawing, type RememberingPage } from "../../../src/app/board/keepDrawing.ts";
import { noDrawing, type Drawing } from "../../../src/data/framing/drawing.ts";
import { formatDrawing } from "../../../src/experiment/drawingText/formatDrawing.ts";
import { drawn, one, openBoard, picture, two } from "./boards.ts";

const KEY = "inkling.drawing";

/** The part of a window that remembers. */
class FakePage implements RememberingPage {
  readonly memory = new Map<string, string>();
  refuses = false;

  get localStorage() {
    if (this.refuses) throw new DOMException("denied", "SecurityError");
    const { memory } = this;
    return {
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, value: string) => void memory.set(key, value),
      removeItem: (key: string) => void memory.delete(key),
    };
  }
}

let page: FakePage;
let stops: (() => void)[];
beforeEach(() => {
  page = new FakePage();
  stops = [];
});
afterEach(() => {
  for (const stop of stops) stop();
});

/** A visit to the page, with what an earlier one has left. */
function visit(hash = "") {
  const opened = openBoard(hash);
  stops.push(keepDrawing(opened.playground, page));
  return opened;
}

describe("keepDrawing", () => {
  it("begins with an empty pad where nothing was kept", () => {
    expect(visit().shown()).toBe(noDrawing);
    expect(page.memory.size).toBe(0);
  });

  it("brings strokes and pictures back to the last bit, as no step of this visit", () => {
    const exact: Drawing = { strokes: [Float32Array.of(1 / 3, 99.9, 1e-7, -40.25)], picture: null };
    for (const drawing of [two, exact, { strokes: [], picture }]) {
      visit().board.draw(drawing);
      const { shown, state } = visit();
      expect(shown()).toEqual(drawing);
      expect(state().history.past).toEqual([]);
    }
  });

  it("keeps what undo, redo and clear leave, but no stroke in progress", () => {
    const { board } = visit();
    board.draw(one);
    board.draw(two);
    board.undo();
    expect(visit().shown()).toEqual(one);
    board.redo();
    expect(visit().shown()).toEqual(two);
    board.sketch(one);
    expect(visit().shown()).toEqual(two);
    board.abandon();
    board.clear();
    expect(page.memory.size).toBe(0);
  });

  it("keeps no view", () => {
    const { board, state } = visit();
    board.draw(one);
    board.changeView({ framed: false });
    expect(state().view.framed).toBe(false);
    expect(visit().state().view.framed).toBe(true);
  });

  it("keeps no picture of more than 64 KB and no more strokes than have room, nor what was there before", () => {
    const rows = 257;
    const large = { rows, cols: 257, ink: new Uint8Array(rows * 257).fill(9, 0, 65_537) };
    const long = drawn(Array.from({ length: 60_000 }, (_, i) => i / 7));
    for (const drawing of [{ strokes: [], picture: large }, long]) {
      const { board } = visit();
      board.draw(one);
      expect(page.memory.size).toBe(1);
      board.draw(drawing);
      expect(page.memory.size).toBe(0);
    }
  });

  it("shows a link's drawing instead, keeps its own behind it, and the link's once it is changed", () => {
    visit().board.draw(one);
    const hash = `#drawing=${formatDrawing(two)}`;
    const { board, shown } = visit(hash);
    expect(shown()).toEqual(two);
    expect(visit().shown()).toEqual(one);
    board.undo();
    expect(shown()).toEqual(one);
    board.redo();
    expect(visit().shown()).toEqual(two);
  });

  it("begins with an empty pad where something else stands in its place", () => {
    const bad = [
      "",
      "null",
      "{",
      "[]",
      '{"kind":"strokes"}',
      '{"kind":"strokes","strokes":[]}',
      '{"kind":"strokes","strokes":[[1,2,3]]}',
      '{"kind":"strokes","strokes":[[1,"2"]]}',
      '{"kind":"strokes","strokes":[[1,1e300]]}',
      '{"kind":"picture","rows":2,"cols":2,"ink":"CQk"}',
      '{"kind":"picture","rows":1,"cols":1,"ink":"%"}',
      '{"kind":"picture","rows":-1,"cols":-1,"ink":"CQ"}',
    ];
    for (const text of bad) {
      page.memory.set(KEY, text);
      expect(visit().shown(), text).toBe(noDrawing);
    }
    page.memory.set(KEY, '{"kind":"picture","rows":1,"cols":2,"ink":"CQk"}');
    expect(visit().shown()).toEqual({ strokes: [], picture: { rows: 1, cols: 2, ink: Uint8Array.of(9, 9) } });
    page.memory.set(KEY, '{"kind":"strokes","strokes":[[1,2]]}');
    expect(visit().shown()).toEqual(drawn([1, 2]));
  });

  it("lets the drawing last as long as the page where storage is refused", () => {
    page.refuses = true;
    const { board, shown } = visit();
    board.draw(one);
    expect(shown()).toBe(one);
    expect(visit().shown()).toBe(noDrawing);
  });

  it("remembers nothing any more once stopped", () => {
    const { board } = visit();
    stops.at(-1)!();
    board.draw(one);
    expect(page.memory.size).toBe(0);
  });
});
