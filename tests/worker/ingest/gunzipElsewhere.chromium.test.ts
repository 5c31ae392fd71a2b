import { gunzipSync, gzipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { crc32 } from "../../../src/data/crc32.ts";
import {
  dismissThread,
  ELSEWHERE_FROM,
  GunzipElsewhere,
} from "../../../src/worker/ingest/gunzipElsewhere.ts";
import { UnclearGzip } from "../../../src/worker/ingest/gunzipPieces.ts";

/** Too odd to be packed much: the file is worth a thread, and its pieces come in many bundles. */
const bytes = new Uint8Array(40_000_000);
for (let i = 0, odd = 1; i < bytes.length; i += 16) {
  odd = (Math.imul(odd, 1_664_525) + 1_013_904_223) >>> 0;
  bytes[i] = odd >>> 24;
}
const packed = gzipSync(bytes, { level: 1 });

async function unpack(file: Uint8Array, cap = 2 ** 29) {
  let read = 0;
  const gunzip = new GunzipElsewhere(new Blob([file.slice()]), {
    ...{ file: "digits.gz", cap },
    onRead: (more) => {
      read += more;
    },
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of gunzip) pieces.push(piece);
  return { pieces, crc32: gunzip.crc32, read };
}

afterEach(dismissThread);

describe("GunzipElsewhere", () => {
  it("unpacks one file after the other, and tells how far it is", async () => {
    expect(packed.length).toBeGreaterThan(ELSEWHERE_FROM);
    for (let file = 0; file < 2; file++) {
      const { pieces, crc32: crc, read } = await unpack(packed);
      expect(crc).toBe(crc32(bytes));
      expect(pieces.reduce((sum, piece) => crc32(piece, sum), 0)).toBe(crc);
      expect(read).toBe(packed.length);
    }
    expect(gunzipSync(packed).length).toBe(bytes.length);
  });

  it("leaves what is cut short or more than one member to be looked at with care", async () => {
    await expect(unpack(packed.subarray(0, -5))).rejects.toBeInstanceOf(UnclearGzip);
    await expect(unpack(Uint8Array.of(1, 2, 3))).rejects.toBeInstanceOf(UnclearGzip);
    expect((await unpack(packed)).pieces.length, "and goes on after that").toBeGreaterThan(100);
  });

  it("stops at the cap", async () => {
    await expect(unpack(packed, 1_000_000)).rejects.toMatchObject({
      code: "too-large",
      message: "digits.gz: expected at most 1000000 bytes unpacked, got more. Choose a smaller file.",
    });
  });
});
