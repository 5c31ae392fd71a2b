import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { syncHash } from "../../src/app/hashSync.ts";
import { Playground } from "../../src/app/playground.ts";
import { defaultConfig } from "../../src/experiment/configuration.ts";
import { formatDrawing } from "../../src/experiment/drawingText/formatDrawing.ts";
import { parseDrawing } from "../../src/experiment/drawingText/parseDrawing.ts";
import { formatHash } from "../../src/experiment/hash.ts";
import { FakeWorker } from "./fakeWorker.ts";

/** The part of a window that holds the address. */
class FakePage extends EventTarget {
  readonly location = { hash: "" };
  readonly written: string[] = [];
  readonly history = {
    state: { scroll: 7 },
    replaceState: (state: unknown, _: string, url: string) => {
      expect(state).toEqual({ scroll: 7 });
      this.written.push(url);
      this.location.hash = url;
    },
  };

  /** The visitor types another address, or goes back. */
  visit(hash: string): void {
    this.location.hash = hash;
    this.dispatchEvent(new Event("hashchange"));
  }
}

let page: FakePage;
let playground: Playground;
let stop: () => void;

function open(hash: string): void {
  page = new FakePage();
  page.location.hash = hash;
  playground = new Playground(() => new FakeWorker(), hash);
  stop = syncHash(playground, page as unknown as Window);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  stop();
  playground.dispose();
  vi.useRealTimers();
});

const drawing = formatDrawing({ strokes: [Float32Array.of(80, 80, 240, 80)], picture: null })!;
const config = () => playground.store.getState().config;

describe("syncHash", () => {
  it("writes the whole experiment at once, in place of a shorter or wrong address", () => {
    open("#lr=0.5&batch=-3");
    expect(page.written).toEqual([formatHash({ ...defaultConfig, lr: 0.5 })]);
  });

  it("leaves an address alone that says it all, unknown keys included", () => {
    open(formatHash(defaultConfig, [["hide", "pad"]]));
    vi.advanceTimersByTime(1000);
    expect(page.written).toEqual([]);
  });

  it("writes a series of changes once, when it has come to rest", () => {
    open(formatHash(defaultConfig));
    for (let i = 1; i <= 20; i++) {
      playground.change({ lr: i / 100 });
      vi.advanceTimersByTime(100);
    }
    expect(page.written).toEqual([]);
    vi.advanceTimersByTime(150);
    expect(page.written).toEqual([formatHash({ ...defaultConfig, lr: 0.2 })]);
  });

  it("writes nothing for what is no part of the experiment", () => {
    open(formatHash(defaultConfig));
    playground.report({ code: "a", message: "b", scope: "data" });
    playground.draw({ strokes: [Float32Array.of(1, 2)], picture: null });
    vi.advanceTimersByTime(1000);
    expect(page.written).toEqual([]);
  });

  it("takes over the address that a visitor goes to, and completes it", () => {
    open("");
    page.visit("#lr=0.25&note=mine");
    expect(config().lr).toBe(0.25);
    expect(page.location.hash).toBe(formatHash({ ...defaultConfig, lr: 0.25 }, [["note", "mine"]]));
  });

  it("lets a visited address win over a change not yet written", () => {
    open("");
    playground.change({ lr: 0.5 });
    page.visit("#lr=0.25");
    vi.advanceTimersByTime(1000);
    expect(config().lr).toBe(0.25);
    expect(page.location.hash).toBe(formatHash({ ...defaultConfig, lr: 0.25 }));
  });

  it("drops unknown keys with the address that held them", () => {
    open("#note=mine");
    expect(page.location.hash).toContain("note=mine");
    page.visit("");
    expect(page.location.hash).toBe(formatHash(defaultConfig));
  });

  it("keeps a link's drawing in the address until it is changed", () => {
    const hash = formatHash(defaultConfig, [["note", "mine"]], drawing);
    open(hash);
    playground.change({ lr: 0.5 });
    vi.advanceTimersByTime(1000);
    expect(page.location.hash).toBe(formatHash({ ...defaultConfig, lr: 0.5 }, [["note", "mine"]], drawing));
    playground.draw({ strokes: [Float32Array.of(1, 2)], picture: null });
    vi.advanceTimersByTime(1000);
    expect(page.location.hash).toBe(formatHash({ ...defaultConfig, lr: 0.5 }, [["note", "mine"]]));
  });

  it("takes over the drawing of an address that a visitor goes to", () => {
    open("");
    page.visit(`#drawing=${drawing}`);
    expect(playground.store.getState().drawing).toEqual(parseDrawing(drawing));
    expect(page.location.hash).toBe(formatHash(defaultConfig, [], drawing));
  });

  it("does nothing any more once stopped", () => {
    open("");
    const { hash } = page.location;
    playground.change({ lr: 0.5 });
    stop();
    playground.change({ lr: 0.6 });
    vi.advanceTimersByTime(1000);
    expect(page.location.hash).toBe(hash);
    page.visit("#lr=0.25");
    expect(config().lr).toBe(0.6);
  });
});
