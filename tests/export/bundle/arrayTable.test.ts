import { describe, expect, it } from "vitest";
import { ArrayTable } from "../../../src/export/bundle/arrayTable.ts";
import { writeNpz } from "../../../src/export/model/npz.ts";

const npz = writeNpz([
  { name: "a", shape: [2], values: Float32Array.of(0.5, -1) },
  { name: "b", shape: [3], values: Float64Array.of(7.25, 7.25, 7.25) },
]);

/** The same with one of b's numbers changed behind its checksum's back, which shows when b is unpacked. */
const damaged = npz.slice();
const [low, high] = new Uint8Array(Float64Array.of(7.25).buffer).slice(-2);
damaged[npz.findIndex((byte, i) => byte === low && npz[i + 1] === high)] ^= 1;

describe("ArrayTable", () => {
  it("gives float32 and float64 alike, as float64", () => {
    const table = new ArrayTable(npz, "run.zip", "model.npz");
    expect(table.floats("a", [2])).toEqual(Float64Array.of(0.5, -1));
    expect(table.floats("b", [3])).toEqual(Float64Array.of(7.25, 7.25, 7.25));
  });

  it("unpacks nothing that is not asked for, or has another shape", () => {
    const table = new ArrayTable(damaged, "run.zip", "model.npz");
    expect(table.floats("a", [2])).toEqual(Float64Array.of(0.5, -1));
    expect(() => table.floats("b", [4])).toThrow(
      "run.zip: model.npz: expected b of shape (4), got (3). Export the run again",
    );
    expect(() => table.floats("b", [3])).toThrow("run.zip: model.npz: expected b.npy to match its checksum");
  });
});
