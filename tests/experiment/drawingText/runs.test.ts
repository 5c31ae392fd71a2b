import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packRuns, unpackRuns } from "../../../src/experiment/drawingText/runs.ts";
import { propertySeed } from "../validConfig.ts";

describe("packRuns", () => {
  it("packs bytes that unpackRuns unpacks, in no more than twice the room", () => {
    const byte = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 900 }), (values) => {
        const bytes = Uint8Array.from(values);
        const packed = packRuns(bytes);
        expect(packed.length).toBeLessThanOrEqual(2 * bytes.length);
        expect(unpackRuns(packed, bytes.length)).toEqual(bytes);
        expect(unpackRuns(packed, bytes.length + 1)).toBeNull();
        if (bytes.length > 0) expect(unpackRuns(packed, bytes.length - 1)).toBeNull();
      }),
      { seed: propertySeed },
    );
  });

  it("takes two bytes for each 255 of paper", () => {
    expect(packRuns(new Uint8Array(600))).toEqual(Uint8Array.of(0, 255, 0, 255, 0, 90));
  });
});

describe("unpackRuns", () => {
  it("refuses a run without a length", () => {
    expect(unpackRuns(Uint8Array.of(7, 0), 2)).toBeNull();
  });
});
