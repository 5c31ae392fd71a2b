import { describe, expect, it } from "vitest";
import { DEFAULT_WEIGHT, OwnDigits } from "../../../src/app/own/ownDigits.ts";
import { MemoryShelf, type Shelf } from "../../../src/app/own/shelf.ts";
import { noDrawing, readDrawing, type Drawing } from "../../../src/data/framing/drawing.ts";
import type { Problem } from "../../../src/experiment/problem.ts";
import type { OwnDigits as Sent } from "../../../src/worker/protocol.ts";

const seven: Drawing = { strokes: [Float32Array.of(80, 80, 240, 80, 140, 280)], picture: null };
const one: Drawing = { strokes: [Float32Array.of(160, 40, 160, 280)], picture: null };
const imageOf = (drawing: Drawing) => readDrawing(drawing)!.image;

/** Own digits on a pad that shows `drawing`, and what came of them. */
function openOwn(shelf: () => Promise<Shelf> = () => Promise.resolve(new MemoryShelf())) {
  const sent: (Sent | null)[] = [];
  const problems: Problem[] = [];
  const page = { drawing: seven };
  const own = new OwnDigits({
    send: ({ digits }) => sent.push(digits),
    report: (problem) => problems.push(problem),
    drawing: () => page.drawing,
  });
  own.keepOn(shelf);
  const labels = () => own.store.getState().digits.map(({ label }) => label);
  const teach = async (drawing: Drawing, label: number) => {
    page.drawing = drawing;
    await own.teach(label);
  };
  return { own, page, sent, problems, labels, teach };
}

/** A shelf whose browser refuses this one operation. */
function refusing(operation: keyof Shelf, reason: string): Shelf {
  const shelf = new MemoryShelf();
  const refuse = () => Promise.reject(new DOMException(reason, "QuotaExceededError"));
  Object.defineProperty(shelf, operation, { value: refuse });
  return shelf;
}

describe("OwnDigits.teach", () => {
  it("keeps the drawing as the page frames it, and tells the worker", async () => {
    const { own, sent, teach } = openOwn();
    await teach(seven, 7);
    await teach(one, 1);
    expect(own.store.getState().digits).toMatchObject([
      { label: 7, image: imageOf(seven) },
      { label: 1, image: imageOf(one) },
    ]);
    expect(sent.at(-1)).toEqual({
      images: Uint8Array.of(...imageOf(seven), ...imageOf(one)),
      labels: Uint8Array.of(7, 1),
      weight: DEFAULT_WEIGHT,
    });
    expect(own.store.getState().last).toEqual({ type: "teach", outcome: "kept", label: 1, drawing: one });
  });

  it("keeps nothing of an empty pad", async () => {
    const { own, sent, teach } = openOwn();
    await teach(noDrawing, 3);
    expect(own.store.getState()).toMatchObject({ digits: [], last: null });
    expect(sent).toEqual([]);
  });

  it("keeps a drawing once: another label takes the place of the first", async () => {
    const { own, labels, teach } = openOwn();
    await teach(seven, 1);
    await teach(seven, 1);
    expect(labels()).toEqual([1]);
    expect(own.store.getState().last).toMatchObject({ outcome: "known" });
    await teach(seven, 7);
    expect(labels()).toEqual([7]);
    expect(own.store.getState().last).toMatchObject({ outcome: "relabelled", label: 7 });
    await own.undo();
    expect(labels()).toEqual([1]);
  });

  it("is taken back by an undo, once", async () => {
    const { own, sent, labels, teach } = openOwn();
    await teach(one, 1);
    await teach(seven, 7);
    await own.undo();
    expect(labels()).toEqual([1]);
    expect(own.store.getState().last).toMatchObject({ type: "teach", outcome: "undone", label: 7 });
    await own.undo();
    expect(labels()).toEqual([1]);
    expect(sent.at(-1)!.labels).toEqual(Uint8Array.of(1));
  });

  it("has nothing to take back where the drawing was known already", async () => {
    const { own, labels, teach } = openOwn();
    await teach(seven, 7);
    await teach(seven, 7);
    await own.undo();
    expect(labels()).toEqual([7]);
  });

  it("takes what is tapped in haste one after the other", async () => {
    const { own, labels } = openOwn();
    await Promise.all([own.teach(3), own.teach(4), own.teach(5)]);
    expect(labels()).toEqual([5]);
  });
});

describe("OwnDigits.delete", () => {
  it("is taken back by an undo, all that went one after the other and each to its place", async () => {
    const { own, sent, labels, teach } = openOwn();
    await teach(one, 1);
    await teach(seven, 7);
    const [first, second] = own.store.getState().digits;
    await own.delete([first]);
    expect(labels()).toEqual([7]);
    await own.delete([second]);
    expect(labels()).toEqual([]);
    expect(sent.at(-1), "the worker hears that there are none").toBeNull();
    expect(own.store.getState().last).toMatchObject({ outcome: "deleted", digits: [first, second] });
    await own.undo();
    expect(own.store.getState().digits).toEqual([first, second]);
    expect(own.store.getState().last).toMatchObject({ outcome: "undone" });
  });

  it("takes all at once", async () => {
    const { own, labels, teach } = openOwn();
    await teach(one, 1);
    await teach(seven, 7);
    await own.delete(own.store.getState().digits);
    expect(labels()).toEqual([]);
    await own.undo();
    expect(labels()).toEqual([1, 7]);
  });
});

describe("OwnDigits.setWeight", () => {
  it("shows at once, and tells the worker", async () => {
    const { own, sent, teach } = openOwn();
    await teach(seven, 7);
    const set = own.setWeight(3);
    expect(own.store.getState().weight).toBe(3);
    await set;
    expect(sent.at(-1)!.weight).toBe(3);
  });

  it("tells nothing of a weight of nothing", async () => {
    const { own, sent } = openOwn();
    await own.setWeight(3);
    expect(sent).toEqual([]);
  });
});

describe("OwnDigits on a shelf", () => {
  it("are there again on the next visit, weight and all", async () => {
    const shelf = new MemoryShelf();
    const first = openOwn(() => Promise.resolve(shelf));
    await first.teach(seven, 7);
    await first.own.setWeight(5);
    const second = openOwn(() => Promise.resolve(shelf));
    await second.own.refresh();
    expect(second.own.store.getState()).toMatchObject({ digits: [{ label: 7 }], weight: 5, last: null });
    expect(second.sent).toHaveLength(1);
    expect(second.sent[0]).toEqual(first.sent.at(-1));
  });

  it("lose nothing to another tab that changes them too", async () => {
    const shelf = new MemoryShelf();
    const here = openOwn(() => Promise.resolve(shelf));
    const there = openOwn(() => Promise.resolve(shelf));
    await here.own.refresh();
    await there.own.refresh();
    await here.teach(one, 1);
    await there.teach(seven, 7);
    await here.own.refresh();
    expect(here.labels()).toEqual([1, 7]);
    await there.own.undo();
    await here.own.refresh();
    expect(here.labels()).toEqual([1]);
  });

  it("tell of damaged ones that were left out, and of nothing else", async () => {
    const shelf = new MemoryShelf();
    shelf.read = () => Promise.resolve({ digits: [], weight: null, damaged: 2 });
    const { own, problems } = openOwn(() => Promise.resolve(shelf));
    await own.refresh();
    expect(problems).toMatchObject([{ code: "own-digits-damaged", scope: "drawing" }]);
    expect(own.store.getState().weight).toBe(DEFAULT_WEIGHT);
  });

  it("last as long as the page where the browser keeps nothing, and it says so once", async () => {
    const refused = () => Promise.reject(new DOMException("storage is off", "SecurityError"));
    const { own, sent, problems, labels, teach } = openOwn(refused);
    await teach(one, 1);
    await teach(seven, 7);
    expect(labels()).toEqual([1, 7]);
    expect(sent.at(-1)!.labels).toEqual(Uint8Array.of(1, 7));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "own-digits-not-kept", scope: "drawing" });
    expect(problems[0].message).toContain("storage is off");
    await own.undo();
    expect(labels()).toEqual([1]);
  });

  it.each(["add", "put", "remove", "setWeight", "read"] as const)(
    "go on without the browser when it fails to %s",
    async (operation) => {
      const shelf = refusing(operation, "no room left");
      const { own, problems, labels, teach } = openOwn(() => Promise.resolve(shelf));
      await teach(one, 1);
      await teach(seven, 3);
      await teach(seven, 7);
      await own.setWeight(2);
      await own.delete(own.store.getState().digits.slice(0, 1));
      expect(labels()).toEqual([7]);
      await own.undo();
      expect(labels()).toEqual([1, 7]);
      expect(own.store.getState().weight).toBe(2);
      expect(problems.map(({ code }) => code)).toEqual(["own-digits-not-kept"]);
    },
  );

  it("say so where those of the last visit cannot be read, and can be taught all the same", async () => {
    let visits = 0;
    const { own, problems, labels, teach } = openOwn(() =>
      visits++ === 0 ? Promise.reject(new Error("locked")) : Promise.resolve(new MemoryShelf()),
    );
    await own.refresh();
    expect(problems).toMatchObject([{ code: "own-digits-unreadable" }]);
    await teach(seven, 7);
    expect(labels()).toEqual([7]);
    expect(problems).toHaveLength(1);
  });
});

describe("OwnDigits.tellAnew", () => {
  it("tells a new worker what there is, and nothing where there is nothing", async () => {
    const { own, sent, teach } = openOwn();
    own.tellAnew();
    expect(sent).toEqual([]);
    await teach(seven, 7);
    own.tellAnew();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    await own.undo();
    own.tellAnew();
    expect(sent.slice(2)).toEqual([null]);
  });
});
