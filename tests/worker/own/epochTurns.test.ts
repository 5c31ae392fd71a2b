import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RandomState } from "../../../src/engine/random.ts";
import { EpochTurns } from "../../../src/worker/own/epochTurns.ts";
import type { OwnDigits } from "../../../src/worker/protocol.ts";

const ownDigits = (count: number, weight: number): OwnDigits => ({
  images: new Uint8Array(count * 784),
  labels: new Uint8Array(count),
  weight,
});

/** The rest of the running epoch, or the next one. */
function takeAll(turns: EpochTurns, batch = 7): number[] {
  const taken: number[] = [];
  do taken.push(...turns.take(batch));
  while (!turns.complete);
  turns.close();
  return taken;
}

const tally = (indices: readonly number[]): Map<number, number> => {
  const times = new Map<number, number>();
  for (const index of indices) times.set(index, (times.get(index) ?? 0) + 1);
  return times;
};

describe("EpochTurns", () => {
  it("are NumPy's permutations without own digits, epoch after epoch", () => {
    const turns = new EpochTurns(new RandomState(42), 50, 60);
    const random = new RandomState(42);
    for (let epoch = 0; epoch < 3; epoch++) expect(takeAll(turns)).toEqual([...random.permutation(50)]);
  });

  it("draw nothing more once the own digits are gone", () => {
    const turns = new EpochTurns(new RandomState(42), 50, 60);
    turns.setOwnDigits(ownDigits(4, 5));
    turns.setOwnDigits(null);
    expect(takeAll(turns)).toEqual([...new RandomState(42).permutation(50)]);
  });

  it("give every training image one turn and every own digit as many as it weighs, in any order", () => {
    const sizes = fc.record({
      train: fc.integer({ min: 1, max: 80 }),
      heldBack: fc.integer({ min: 0, max: 20 }),
      own: fc.integer({ min: 1, max: 12 }),
      weight: fc.integer({ min: 0, max: 9 }),
      batch: fc.integer({ min: 1, max: 100 }),
      seed: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(sizes, ({ train, heldBack, own, weight, batch, seed }) => {
        const turns = new EpochTurns(new RandomState(seed), train, train + heldBack);
        turns.setOwnDigits(ownDigits(own, weight));
        expect(turns.perEpoch).toBe(train + own * weight);
        const times = tally(takeAll(turns, batch));
        for (let i = 0; i < train; i++) expect(times.get(i)).toBe(1);
        for (let j = 0; j < own; j++) expect(times.get(train + heldBack + j) ?? 0).toBe(weight);
        expect(times.size).toBe(train + (weight > 0 ? own : 0));
      }),
      { seed: 1 },
    );
  });

  it("leave a running epoch as long as it is when digits join it, and let them in with the next", () => {
    const turns = new EpochTurns(new RandomState(1), 20, 20);
    const first = [...turns.take(7)];
    turns.setOwnDigits(ownDigits(2, 3));
    expect(turns.left).toBe(13);
    expect(turns.perEpoch).toBe(26);
    expect([...first, ...takeAll(turns)]).toEqual([...new RandomState(1).permutation(20)]);
    expect(takeAll(turns).filter((index) => index >= 20)).toHaveLength(6);
  });

  it("pass to those who come instead when own digits are replaced in mid-epoch", () => {
    const turns = new EpochTurns(new RandomState(1), 20, 20);
    turns.setOwnDigits(ownDigits(5, 4));
    const before = [...turns.take(7)].filter((index) => index >= 20).length;
    turns.setOwnDigits(ownDigits(2, 4));
    expect(turns.left).toBe(33);
    const rest = takeAll(turns).filter((index) => index >= 20);
    expect(before + rest.length).toBe(20);
    expect([...new Set(rest)].sort()).toEqual([20, 21]);
  });

  it.each([
    ["gone", null],
    ["not to be trained on", ownDigits(5, 0)],
  ])("are left out in mid-epoch when own digits are %s", (_, own) => {
    const turns = new EpochTurns(new RandomState(1), 20, 20);
    turns.setOwnDigits(ownDigits(5, 4));
    const taken = [...turns.take(30)];
    turns.setOwnDigits(own);
    const rest = turns.complete ? [] : takeAll(turns);
    expect(rest.filter((index) => index >= 20)).toEqual([]);
    expect(tally([...taken, ...rest].filter((index) => index < 20)).size).toBe(20);
  });

  it("end an epoch whose last turns have been left out", () => {
    const turns = new EpochTurns(new RandomState(1), 1, 1);
    turns.setOwnDigits(ownDigits(1, 50));
    while (!turns.take(1).includes(0));
    turns.setOwnDigits(null);
    expect(turns.complete).toBe(true);
    expect(turns.left).toBe(0);
    expect(turns.share).toBe(1);
  });
});
