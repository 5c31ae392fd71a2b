import { describe, expect, it } from "vitest";
import { NpyReader } from "../../../src/data/formats/npyReader.ts";
import { expectedFiles, fixture, fixtureNames, plain, readWith } from "./fixtures.ts";

const names = fixtureNames().filter((name) => name.endsWith(".npy"));

describe("NpyReader on arrays that NumPy saved", () => {
  it("has fixtures of all types, orders and shapes", () => {
    expect(names.length).toBeGreaterThan(50);
  });

  it.each(names)("reads %s", (name) => {
    const parts = readWith(NpyReader, name, fixture(name));
    expect(plain(parts)).toEqual([
      expect.objectContaining({ name, count: 6, bond: null, ...expectedFiles[name] }),
    ]);
  });

  it.each(["images-big-f8.npy", "labels-little-i8.npy", "fortran-rows.npy", "late.npy", "version-2.npy"])(
    "reads %s the same in pieces of any length",
    (name) => {
      const bytes = fixture(name);
      const whole = plain(readWith(NpyReader, name, bytes));
      for (const length of [1, 2, 3, 7, 8, 64, 127, 128, 129, 1000]) {
        expect(plain(readWith(NpyReader, name, bytes, { length, sizeHint: length % 2 ? 0 : 1e6 }))).toEqual(
          whole,
        );
      }
    },
  );

  it("reads the split out of the name", () => {
    const [part] = readWith(NpyReader, "data/x_test.npy", fixture("images-u1.npy"));
    expect(part.split).toBe("test");
  });

  it("does not take a row without a 1, or with two, for a class", () => {
    const [part] = readWith(NpyReader, "rows", fixture("rows.npy"));
    expect(part.kind).toBe("images");
  });
});
