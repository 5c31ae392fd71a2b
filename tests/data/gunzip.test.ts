import { readFileSync } from "node:fs";
import { join } from "node:path";
import { constants, crc32 as zlibCrc32, deflateRawSync, gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/data/crc32.ts";
import { DataError } from "../../src/data/dataError.ts";
import { GunzipReader } from "../../src/data/gunzip.ts";
import { RandomState } from "../../src/engine/random.ts";
import { mnistDirectory } from "../realData.mjs";
import { describeWithData } from "../sharedData.ts";

interface ReadOptions {
  readonly slice?: number;
  readonly cap?: number;
}

function gunzip(packed: Uint8Array, { slice = 1 << 16, ...options }: ReadOptions = {}) {
  const pieces: Uint8Array[] = [];
  const reader = new GunzipReader({ file: "digits.gz", onPiece: (piece) => pieces.push(piece), ...options });
  for (let at = 0; at < packed.length; at += slice) reader.push(packed.slice(at, at + slice));
  const crc32 = reader.finish();
  return { bytes: new Uint8Array(Buffer.concat(pieces)), crc32 };
}

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof DataError) return error.code;
    throw error;
  }
  return "none";
}

/** Sparse bytes that compress about as well as images of digits. */
function imageLike(length: number, seed: number): Uint8Array {
  const random = new RandomState(seed);
  return Uint8Array.from({ length }, () => (random.rand() < 0.8 ? 0 : Math.floor(random.rand() * 256)));
}

function join2(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** A member with a name, a comment, an extra field and a header checksum, as RFC 1952 allows. */
function memberWithLongHeader(data: Uint8Array, nameLength: number): Uint8Array {
  const extra = new Uint8Array(300).fill(7);
  const name = new Uint8Array(nameLength + 1).fill(65);
  name[nameLength] = 0;
  const header = join2(
    Uint8Array.of(0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, extra.length & 255, extra.length >> 8),
    extra,
    name,
    Uint8Array.of(66, 66, 0),
  );
  return join2(header, Uint8Array.of(0, 0), deflateRawSync(data), gzipSync(data).subarray(-8));
}

const digits = imageLike(20_000, 1);
const packed = new Uint8Array(gzipSync(digits));

describe("GunzipReader", () => {
  it("gives the bytes and their checksum whatever the slices", () => {
    for (const slice of [1, 7, 8, 1000, packed.length]) {
      const { bytes, crc32: crc } = gunzip(packed, { slice });
      expect(Buffer.compare(bytes, digits)).toBe(0);
      expect(crc).toBe(zlibCrc(digits));
    }
  });

  it("reads every kind of block", () => {
    for (const options of [{ level: 0 }, { strategy: constants.Z_FIXED }, { level: 9 }, { memLevel: 1 }]) {
      expect(gunzip(new Uint8Array(gzipSync(digits, options))).bytes).toEqual(digits);
    }
  });

  it("reads all members, empty ones too", () => {
    const parts = [imageLike(3000, 2), new Uint8Array(0), imageLike(70_000, 3), new Uint8Array(0)];
    const file = join2(...parts.map((part) => gzipSync(part)));
    for (const slice of [1, 13, 4096]) {
      const { bytes, crc32: crc } = gunzip(file, { slice });
      expect(Buffer.compare(bytes, join2(...parts))).toBe(0);
      expect(crc).toBe(zlibCrc(join2(...parts)));
    }
  });

  it("reads an empty member alone", () => {
    expect(gunzip(new Uint8Array(gzipSync(""))).bytes).toEqual(new Uint8Array(0));
  });

  it("skips long headers", () => {
    const file = join2(memberWithLongHeader(digits, 5), memberWithLongHeader(digits, 70_000));
    for (const slice of [999, 1 << 20]) {
      expect(Buffer.compare(gunzip(file, { slice }).bytes, join2(digits, digits))).toBe(0);
    }
  });

  it("tolerates zeros after the last member", () => {
    for (const padding of [1, 3, 4, 8, 512, 100_000]) {
      for (const data of [digits, new Uint8Array(0), new Uint8Array(5), new Uint8Array(100_000)]) {
        const file = join2(gzipSync(data), new Uint8Array(padding));
        expect(gunzip(file, { slice: 100 }).bytes).toEqual(data);
        expect(gunzip(file).bytes).toEqual(data);
      }
    }
  });

  it("refuses anything else after the last member", () => {
    for (const junk of [
      [1],
      [1, 2, 3],
      [0, 0, 0, 0, 9],
      [0x1f, 0x8b, 7],
      Array.from({ length: 400 }, () => 5),
    ]) {
      expect(codeOf(() => gunzip(join2(packed, Uint8Array.from(junk))))).toBe("bad-gzip");
    }
  });

  it("knows a file cut at any byte as truncated", () => {
    const small = new Uint8Array(gzipSync(imageLike(300, 4)));
    const named = memberWithLongHeader(imageLike(100, 5), 40);
    const several = join2(small, gzipSync(""), named, gzipSync(imageLike(500, 6), { level: 0 }));
    const ends = [small.length, small.length + 20, small.length + 20 + named.length];
    for (let length = 0; length < several.length; length++) {
      if (ends.includes(length)) continue;
      for (const slice of [several.length, 11]) {
        expect(`${length}: ${codeOf(() => gunzip(several.subarray(0, length), { slice }))}`).toBe(
          `${length}: truncated`,
        );
      }
    }
  });

  it("never passes off a flipped bit as the data", () => {
    const data = imageLike(200, 7);
    const small = new Uint8Array(gzipSync(data));
    const codes = new Set<string>();
    let harmless = 0;
    for (let bit = 0; bit < small.length * 8; bit++) {
      const damaged = small.slice();
      damaged[bit >> 3] ^= 1 << (bit & 7);
      let bytes: Uint8Array = data;
      const code = codeOf(() => {
        bytes = gunzip(damaged).bytes;
      });
      codes.add(code);
      if (code === "none") {
        harmless++;
        expect(bytes).toEqual(data);
      }
    }
    // Time, system, hints, flags without a meaning; and copies of zeros taken from elsewhere.
    expect(harmless).toBeLessThan(10 * 8);
    expect(codes).toContain("bad-crc");
  });

  it("names damage in the trailer bad-crc", () => {
    for (let back = 1; back <= 8; back++) {
      const damaged = packed.slice();
      damaged[damaged.length - back] ^= 0x55;
      expect(codeOf(() => gunzip(damaged))).toBe("bad-crc");
      expect(codeOf(() => gunzip(join2(damaged, packed)))).toBe("bad-crc");
    }
  });

  it("stops a bomb at the cap without unpacking it all", () => {
    const bomb = new Uint8Array(gzipSync(new Uint8Array(64 << 20)));
    const reader = new GunzipReader({ file: "bomb.gz", cap: 1 << 20, onPiece: () => {} });
    expect(codeOf(() => reader.push(bomb))).toBe("too-large");
    expect(reader.bytesOut).toBeLessThan(40 << 20);
    expect(codeOf(() => gunzip(packed, { cap: digits.length - 1 }))).toBe("too-large");
    expect(codeOf(() => gunzip(packed, { cap: digits.length }))).toBe("none");
  });

  it("counts bytes in and out", () => {
    const reader = new GunzipReader({ file: "digits.gz", onPiece: () => {} });
    reader.push(packed.slice(0, 3000));
    expect(reader.bytesIn).toBe(3000);
    expect(reader.bytesOut).toBeGreaterThan(0);
    expect(reader.bytesOut).toBeLessThan(digits.length);
    reader.push(packed.slice(3000));
    reader.finish();
    expect(reader.bytesOut).toBe(digits.length);
  });

  it("names the file in its errors", () => {
    expect(() => gunzip(packed.subarray(0, 500))).toThrow(/^digits\.gz: expected .*, got .*\. .*\.$/);
  });
});

describe("crc32", () => {
  it("has the check value of the standard", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  it("goes on where it stopped, at any length", () => {
    for (let length = 0; length < 40; length++) {
      const bytes = digits.subarray(100, 100 + length);
      expect(crc32(bytes)).toBe(zlibCrc(bytes));
      for (let cut = 0; cut <= length; cut++) {
        expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(zlibCrc(bytes));
      }
    }
  });
});

describeWithData("GunzipReader on MNIST", () => {
  const read = (name: string) => new Uint8Array(readFileSync(join(mnistDirectory()!, `${name}.gz`)));

  it("agrees with zlib on all four files", () => {
    for (const [name, size] of [
      ["train-images-idx3-ubyte", 47_040_016],
      ["train-labels-idx1-ubyte", 60_008],
      ["t10k-images-idx3-ubyte", 7_840_016],
      ["t10k-labels-idx1-ubyte", 10_008],
    ] as const) {
      const file = read(name);
      const { bytes } = gunzip(file);
      expect(bytes.length).toBe(size);
      expect(Buffer.compare(bytes, gunzipSync(file))).toBe(0);
    }
  });

  it("knows a big file cut at a hundred places as truncated", () => {
    const file = read("t10k-images-idx3-ubyte").subarray(0, 40_000);
    const whole = new Uint8Array(gzipSync(gunzipSync(file, { finishFlush: constants.Z_SYNC_FLUSH })));
    const random = new RandomState(8);
    for (let i = 0; i < 100; i++) {
      const length = Math.floor(random.rand() * whole.length);
      expect(codeOf(() => gunzip(whole.subarray(0, length)))).toBe("truncated");
    }
  });
});

function zlibCrc(bytes: Uint8Array): number {
  return zlibCrc32(bytes);
}
