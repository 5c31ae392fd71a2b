import { describe, expect, it } from "vitest";
import { DataError } from "../../../src/data/dataError.ts";
import { failure } from "../failure.ts";
import { badArrays } from "./bad/arrays.ts";
import { badIdx } from "./bad/idx.ts";
import { badOther } from "./bad/other.ts";
import { badTables } from "./bad/tables.ts";
import { fixture, fixtureNames } from "./fixtures.ts";
import { faultsOf, readAny, readOrError } from "./readAny.ts";

describe("bad input", () => {
  it.each([...badOther, ...badIdx, ...badArrays, ...badTables])("answers to %s", (_, file, code, message) => {
    const error = failure(() => readAny("bad.file", file));
    expect({ code: error.code, file: error.file }).toEqual({ code, file: "bad.file" });
    expect(error.message).toMatch(/^bad\.file: expected .*, got [^]*[.?]$/);
    const said = error.message.slice("bad.file: ".length);
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  it("has a message for each of NumPy's bad files", () => {
    for (const name of fixtureNames("bad/"))
      expect(readOrError(() => readAny(name, fixture(name)))).toBeInstanceOf(DataError);
  });
});

const whole = [
  ...["train-images-idx3-ubyte", "train-labels-idx1-ubyte"],
  ...["images-u1.npy", "labels-little-i8.npy", "unit-big-f4.npy", "one-hot-u1.npy", "fortran.npy"],
];

describe.each(whole)("%s", (name) => {
  const file = fixture(name);

  it("is truncated, wherever it is cut", () => {
    for (let cut = 0; cut < 100; cut++) {
      const length = Math.max(1, Math.floor((file.length * cut) / 100));
      const { code } = failure(() => readAny(name, file.subarray(0, length)));
      expect({ length, code }).toEqual({ length, code: "truncated" });
    }
  });

  it("is refused in words, or right in itself, with any byte of its header changed", () => {
    let refused = 0;
    for (let at = 0; at < Math.min(file.length, 160); at++) {
      for (const flip of [1, 2, 8, 32, 128, 255]) {
        const changed = file.map((byte, i) => (i === at ? byte ^ flip : byte));
        const read = readOrError(() => readAny(name, changed));
        if (read instanceof DataError) {
          refused++;
          expect(read.message).toMatch(/: expected [^]*, got [^]*[.?]$/);
        } else expect({ at, flip, faults: faultsOf(read) }).toEqual({ at, flip, faults: [] });
      }
    }
    expect(refused).toBeGreaterThan(20);
  });
});

describe("kaggle.csv", () => {
  const file = fixture("kaggle.csv");

  it("is refused in words, or read as far as it goes, wherever it is cut", () => {
    for (let length = 0; length < file.length; length++) {
      const read = readOrError(() => readAny("a", file.subarray(0, length)));
      if (!(read instanceof DataError))
        expect({ length, faults: faultsOf(read) }).toEqual({ length, faults: [] });
    }
  });

  it("is refused in words, or right in itself, with any byte changed", () => {
    for (let at = 0; at < file.length; at++) {
      for (const flip of [1, 4, 16, 32, 128, 255]) {
        const read = readOrError(() =>
          readAny(
            "a",
            file.map((byte, i) => (i === at ? byte ^ flip : byte)),
          ),
        );
        if (!(read instanceof DataError))
          expect({ at, flip, faults: faultsOf(read) }).toEqual({ at, flip, faults: [] });
      }
    }
  });
});
