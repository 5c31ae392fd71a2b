import { describe, expect, it } from "vitest";
import type { BrowseImages } from "../../../src/app/browsing.ts";
import { ImageCache } from "../../../src/ui/browser/imageCache.ts";

const PIXELS = 4;

/** A worker that answers when it is told to; an image's pixels and label tell its place. */
class Answers {
  readonly asked: (readonly number[])[] = [];
  private readonly waiting: ((images: BrowseImages | null) => void)[] = [];

  ask = (places: readonly number[]): Promise<BrowseImages | null> => {
    this.asked.push(places);
    return new Promise((resolve) => this.waiting.push(resolve));
  };

  /** Answers the oldest question. */
  async answer(labelled = (place: number) => place % 10): Promise<void> {
    const places = this.asked[this.asked.length - this.waiting.length] ?? [];
    const labels = Uint8Array.from(places, labelled);
    this.waiting.shift()?.({
      kind: "images",
      images: Uint8Array.from(
        { length: places.length * PIXELS },
        (_, i) => places[Math.floor(i / PIXELS)] % 256,
      ),
      labels,
      cameAs: labels,
      excluded: Uint8Array.from(places, (place) => Number(place === 3)),
    });
    await settled();
  }

  async refuse(): Promise<void> {
    this.waiting.shift()?.(null);
    await settled();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

function cacheOf(pixels = PIXELS) {
  const answers = new Answers();
  const cache = new ImageCache(answers.ask, pixels);
  return { answers, cache };
}

describe("images on their way to the grid", () => {
  it("come with their pixels and what has been said of them", async () => {
    const { answers, cache } = cacheOf();
    cache.want([12, 3]);
    expect(cache.get(12)).toBeNull();
    await answers.answer();
    expect(cache.get(12)).toMatchObject({ ink: Uint8Array.of(12, 12, 12, 12), label: 2, excluded: false });
    expect(cache.get(3)).toMatchObject({ ink: Uint8Array.of(3, 3, 3, 3), excluded: true });
  });

  it("are asked for once, in pieces, two at a time", async () => {
    const { answers, cache } = cacheOf();
    cache.want(range(0, 600));
    cache.want(range(0, 600));
    expect(answers.asked.map((places) => places.length)).toEqual([256, 256]);
    await answers.answer();
    expect(answers.asked.map((places) => places[0])).toEqual([0, 256, 512]);
    await answers.answer();
    await answers.answer();
    cache.want(range(0, 600));
    expect(answers.asked).toHaveLength(3);
  });

  it("are not waited for by those who have scrolled on", async () => {
    const { answers, cache } = cacheOf();
    cache.want(range(0, 2000));
    cache.want(range(30_000, 30_010));
    await answers.answer();
    expect(answers.asked[2]).toEqual(range(30_000, 30_010));
    expect(answers.asked).toHaveLength(3);
  });

  it("tell the rows they belong to, and no others", async () => {
    const { answers, cache } = cacheOf();
    const rows = [Uint32Array.of(0, 1), Uint32Array.of(2, 3)];
    const stamps = () => rows.map((places) => cache.stampOf(places));
    let told = 0;
    const stop = cache.subscribe(() => told++);
    const [first, second] = stamps();
    cache.want([2]);
    await answers.answer();
    expect(told).toBe(1);
    expect(stamps()[0]).toBe(first);
    expect(stamps()[1]).toBeGreaterThan(second);
    stop();
    cache.want([0]);
    await answers.answer();
    expect(told).toBe(1);
  });

  it("stay as they were until they come anew, once the data have been changed", async () => {
    const { answers, cache } = cacheOf();
    cache.renew("plain");
    cache.want([5]);
    await answers.answer();
    const before = cache.stampOf(Uint32Array.of(5));
    cache.renew("plain");
    expect(cache.get(5)?.label).toBe(5);
    await answers.answer(() => 8);
    expect(cache.get(5)?.label).toBe(8);
    expect(cache.stampOf(Uint32Array.of(5))).toBeGreaterThan(before);
  });

  it("come anew after a change that was made while they were on their way", async () => {
    const { answers, cache } = cacheOf();
    cache.want([5]);
    cache.renew("");
    await answers.answer(() => 1);
    await answers.answer(() => 2);
    expect(cache.get(5)?.label).toBe(2);
    expect(answers.asked).toHaveLength(2);
  });

  it("are forgotten at once where all of them look different", async () => {
    const { answers, cache } = cacheOf();
    cache.want([5]);
    await answers.answer();
    cache.renew("transposed");
    expect(cache.get(5)).toBeNull();
  });

  it("are not asked for again and again where there are none", async () => {
    const { answers, cache } = cacheOf();
    cache.want([5]);
    await answers.refuse();
    expect(answers.asked).toHaveLength(1);
    cache.want([6]);
    expect(answers.asked).toHaveLength(2);
  });

  it("take a bounded room: those that came first go first", async () => {
    const { answers, cache } = cacheOf(4096);
    for (let from = 0; from < 8192 + 256; from += 256) {
      cache.want(range(from, from + 256));
      await answers.answer();
    }
    expect(cache.get(255)).toBeNull();
    expect(cache.get(256)).not.toBeNull();
    expect(cache.get(8192 + 255)).not.toBeNull();
  });
});
