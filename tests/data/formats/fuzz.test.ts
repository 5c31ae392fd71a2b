import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DataError } from "../../../src/data/dataError.ts";
import { fixture, plain, readWith } from "./fixtures.ts";
import { faultsOf, readAny, readers, readOrError } from "./readAny.ts";

const RUNS = { numRuns: 300, seed: 5 };

const seeds = [
  ...["train-images-idx3-ubyte", "train-labels-idx1-ubyte"],
  ...["images-big-f8.npy", "labels-little-u4.npy", "fortran-rows.npy", "one-hot-f8.npy", "colour-first.npy"],
  ...[
    "kaggle.csv",
    "quoted.csv",
    "scientific.csv",
    "semicolons.csv",
    "label-last-bare.csv",
    "labels-with-id.csv",
  ],
].map(fixture);

const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }),
    fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 12 }), fc.nat(12)),
  )
  .map(([file, changes, [at, inserted, removed]]) => {
    const changed = file.slice();
    for (const [place, byte] of changes) changed[place % changed.length] = byte;
    const cut = at % changed.length;
    return Uint8Array.of(...changed.subarray(0, cut), ...inserted, ...changed.subarray(cut + removed));
  });

/** Bytes that tables are made of, so that chance finds its way past the first cell. */
const tableBytes = fc
  .array(fc.constantFrom(...'0123456789,,,;\t.e-"\r\n\n ax'.split("")), { maxLength: 400 })
  .map((letters) => new TextEncoder().encode(letters.join("")));

const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), tableBytes, mutated);

/** The parts, or what is wrong, as plain data. */
function outcome(read: () => ReturnType<typeof readAny>): unknown {
  const result = readOrError(read);
  return result instanceof DataError ? { code: result.code, message: result.message } : plain(result);
}

describe.each(Object.entries(readers))("the reader of %s", (_, Reader) => {
  it("refuses any bytes in words, or reads what agrees in itself", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const result = readOrError(() => readWith(Reader, "a", bytes));
        if (result instanceof DataError) expect(result.message).toMatch(/^a: expected [^]*, got [^]*[.?]$/);
        else expect(faultsOf(result)).toEqual([]);
      }),
      RUNS,
    );
  });

  it("reads the same, whatever the pieces and the size that is said", () => {
    fc.assert(
      fc.property(anyBytes, fc.integer({ min: 1, max: 70 }), fc.nat(5000), (bytes, length, sizeHint) => {
        const whole = outcome(() => readWith(Reader, "a", bytes));
        expect(outcome(() => readWith(Reader, "a", bytes, { length, sizeHint }))).toEqual(whole);
      }),
      RUNS,
    );
  });
});

describe("files of any format", () => {
  it("are refused in words, or agree in themselves", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const result = readOrError(() => readAny("a", bytes));
        if (!(result instanceof DataError)) expect(faultsOf(result)).toEqual([]);
      }),
      { ...RUNS, numRuns: 1000 },
    );
  });
});
