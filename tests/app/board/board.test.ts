import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_STEPS } from "../../../src/app/board/history.ts";
import { withMargin } from "../../../src/app/board/withMargin.ts";
import { noDrawing, noNudge, type Drawing } from "../../../src/data/framing/drawing.ts";
import { formatDrawing } from "../../../src/experiment/drawingText/formatDrawing.ts";
import { propertySeed } from "../../experiment/validConfig.ts";
import { drawn, one, openBoard, picture, two } from "./boards.ts";

const shownPicture = withMargin(picture);
const breath = () => Promise.resolve();
const photo = { width: 1, height: 1, rgba: new Uint8ClampedArray(4) };

describe("Board", () => {
  it("goes back and forth through every step, and ends on an empty pad or the last drawing", () => {
    const { board, shown } = openBoard();
    const drawings: Drawing[] = [one, two, { strokes: [], picture }, noDrawing, two];
    for (const drawing of drawings) board.draw(drawing);
    for (const drawing of drawings.slice(0, -1).reverse()) {
      board.undo();
      expect(shown()).toBe(drawing);
    }
    board.undo();
    expect(shown()).toBe(noDrawing);
    board.undo();
    expect(shown()).toBe(noDrawing);
    for (const drawing of drawings) {
      board.redo();
      expect(shown()).toBe(drawing);
    }
    board.redo();
    expect(shown()).toBe(two);
  });

  it("behaves as a list with a place in it, whatever is done in whatever order", () => {
    const act = fc.constantFrom("draw", "undo", "redo", "clear");
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { board, shown } = openBoard();
        let list: Drawing[] = [noDrawing];
        let place = 0;
        for (const [k, name] of acts.entries()) {
          const drawing = drawn([k, k]);
          if (name === "draw") board.draw(drawing);
          else board[name]();
          const isStep = name === "draw" || (name === "clear" && list[place] !== noDrawing);
          if (isStep) list = [...list.slice(0, place + 1), name === "draw" ? drawing : noDrawing];
          if (isStep || (name === "redo" && place < list.length - 1)) place += 1;
          if (name === "undo" && place > 0) place -= 1;
          expect(shown()).toBe(list[place]);
        }
      }),
      { seed: propertySeed },
    );
  });

  it("forgets the oldest steps", () => {
    const { board, shown, state } = openBoard();
    for (let k = 0; k < MAX_STEPS + 20; k++) board.draw(drawn([k, k]));
    expect(state().history.past).toHaveLength(MAX_STEPS);
    for (let k = 0; k < MAX_STEPS + 20; k++) board.undo();
    expect(shown()).toEqual(drawn([19, 19]));
  });

  it("does not count clearing an empty pad, nor another view, as a step", () => {
    const { board, state } = openBoard();
    board.clear();
    expect(state().history.past).toEqual([]);
    board.draw(one);
    board.changeView({ framed: false });
    board.draw(one, { ...state().view, framed: true });
    expect(state().history.past).toEqual([noDrawing]);
    expect(state().drawing).toBe(one);
  });

  it("tells the worker of everything it shows, with a number of its own", async () => {
    const { board, received, state } = openBoard();
    const before = received("draw").length;
    board.draw(one);
    await breath();
    board.undo();
    await breath();
    board.redo();
    await breath();
    board.changeView({ framed: false });
    await breath();
    const told = received("draw").slice(before);
    expect(told.map(({ drawing }) => drawing)).toEqual([one, noDrawing, one, one]);
    expect(told.at(-1)).toMatchObject({ view: { framed: false }, drawingId: board.drawingId });
    expect(new Set(told.map(({ drawingId }) => drawingId)).size).toBe(4);
    expect(state().view.framed).toBe(false);
  });

  it("tells it once of what follows in one breath: the last", async () => {
    const { board, received } = openBoard();
    await breath();
    const before = received("draw").length;
    board.sketch(one);
    board.sketch(two);
    board.draw(two);
    expect(received("draw")).toHaveLength(before);
    await breath();
    const [told, ...more] = received("draw").slice(before);
    expect(told).toMatchObject({ drawing: two, drawingId: board.drawingId });
    expect(more).toEqual([]);
  });

  it("leaves no nudge behind on an empty pad", () => {
    const { board, state } = openBoard();
    board.draw(one);
    board.changeView({ nudge: { ...noNudge, dx: 3 } });
    board.draw(two);
    expect(state().view.nudge.dx).toBe(3);
    board.clear();
    expect(state().view.nudge).toEqual(noNudge);
  });
});

describe("a stroke in progress", () => {
  it("is one step, however many times it was shown", () => {
    const { board, shown, state } = openBoard();
    board.sketch(one);
    board.sketch(two);
    expect(state().history.past).toEqual([]);
    board.draw(two);
    board.undo();
    expect(shown()).toBe(noDrawing);
  });

  it("leaves no trace when it is abandoned or taken back", () => {
    for (const leave of ["abandon", "undo"] as const) {
      const { board, shown, state } = openBoard();
      board.draw(one);
      board.sketch(two);
      board[leave]();
      expect(shown()).toBe(one);
      expect(state().history).toEqual({ past: [noDrawing], future: [] });
    }
  });

  it("does not keep what was taken back before from coming again, until it is finished", () => {
    const { board, shown } = openBoard();
    board.draw(one);
    board.undo();
    board.sketch(two);
    board.redo();
    expect(shown()).toBe(two);
    board.abandon();
    board.redo();
    expect(shown()).toBe(one);
  });
});

describe("Board, given a photo", () => {
  it("hands it to the worker and shows its ink, a step that can be taken back", () => {
    const { board, worker, received, shown, state } = openBoard();
    board.draw(one);
    board.readPhoto(photo);
    expect(state().readingImage).toBe(true);
    expect(shown()).toBe(one);
    const [{ photoId }] = received("readPhoto");
    worker.emit({ type: "picture", photoId, picture });
    expect(state()).toMatchObject({ drawing: { strokes: [], picture: shownPicture }, readingImage: false });
    board.undo();
    expect(shown()).toBe(one);
  });

  it("keeps what is there where no digit was found", () => {
    const { board, worker, received, shown, state } = openBoard();
    board.draw(one);
    board.readPhoto(photo);
    worker.emit({ type: "picture", photoId: received("readPhoto")[0].photoId, picture: null });
    expect(shown()).toBe(one);
    expect(state().readingImage).toBe(false);
  });

  it("shows the last of several alone", () => {
    const { board, worker, received, shown, state } = openBoard();
    board.readPhoto(photo);
    board.readPhoto(photo);
    const [first, second] = received("readPhoto");
    worker.emit({ type: "picture", photoId: first.photoId, picture });
    expect(shown()).toBe(noDrawing);
    expect(state().readingImage).toBe(true);
    worker.emit({ type: "picture", photoId: second.photoId, picture });
    expect(shown().picture).toEqual(shownPicture);
  });

  it("takes what was wrong with the last one away", () => {
    const { board, playground, state } = openBoard();
    playground.report({ code: "no-digit", message: "a", scope: "drawing" });
    playground.report({ code: "bad-crc", message: "b", scope: "data" });
    board.readPhoto(photo);
    expect(state().problems.map(({ code }) => code)).toEqual(["bad-crc"]);
  });

  it("waits no longer when the worker has died over it", () => {
    const { board, worker, state } = openBoard();
    board.readPhoto(photo);
    worker.crash("out of memory");
    expect(state().readingImage).toBe(false);
  });
});

describe("the drawing of a link", () => {
  const text = formatDrawing(one)!;

  it("is on the pad when the page opens, and in the address until it is changed", () => {
    const { board, playground, shown, state } = openBoard(`#lr=0.5&drawing=${text}&note=mine`);
    expect(shown()).toEqual(one);
    expect(state().problems).toEqual([]);
    expect(playground.hash).toMatch(new RegExp(`&note=mine&drawing=${text}$`));
    board.changeView({ framed: false });
    expect(playground.hash).toContain("drawing=");
    board.sketch(two);
    expect(playground.hash).toMatch(/&note=mine$/);
    board.abandon();
    expect(playground.hash).toMatch(/&note=mine$/);
  });

  it("replaces what is there when the link changes, and can be taken back", () => {
    const { board, playground, shown } = openBoard();
    board.draw(two);
    playground.adoptHash(`#drawing=${text}`);
    expect(shown()).toEqual(one);
    playground.adoptHash(`#lr=0.5&drawing=${text}`);
    board.undo();
    expect(shown()).toBe(two);
  });

  it("leaves the pad as it is where there is none, or a bad one", () => {
    const { board, playground, shown, state } = openBoard(`#drawing=${text}`);
    playground.adoptHash("#lr=0.5");
    expect(shown()).toEqual(one);
    expect(playground.hash).not.toContain("drawing");
    board.draw(two);
    playground.adoptHash("#drawing=scrawl");
    expect(shown()).toBe(two);
    expect(state().problems.map(({ code }) => code)).toEqual(["link-drawing"]);
    expect(playground.hash).not.toContain("drawing");
  });
});
