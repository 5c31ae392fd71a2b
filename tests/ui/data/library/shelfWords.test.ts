import { expect, it } from "vitest";
import type { KeptSet } from "../../../../src/app/playgroundState.ts";
import { roomWords, setWords } from "../../../../src/ui/data/library/shelfWords.ts";

const small: KeptSet = {
  ...{ id: 1, name: "small", fetched: null, bytes: 2730, loadedAt: 0, trainCount: 30, testCount: 12 },
  ...{ rows: 8, cols: 8, classes: 3, sample: new Uint8Array(64) },
};

it("the shelf tells small sets' sizes in kB, and what room is left in what it comes to", () => {
  expect(setWords(small)).toBe("30 + 12 images · 8×8 · 3 classes · 3 kB");
  expect(roomWords([small], { used: 0, allowed: 12e9 })).toBe(
    "3 kB kept. This browser allows about 12.0 GB more.",
  );
  expect(roomWords([small], { used: 9.5e6, allowed: 10e6 })).toBe(
    "3 kB kept. This browser allows only 500 kB more: delete a set to make room.",
  );
});
