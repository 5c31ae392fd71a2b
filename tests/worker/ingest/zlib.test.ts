import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { Zlib, ZlibError } from "../../../src/worker/ingest/zlib.ts";
import { openZlib } from "./nodeZlib.ts";

/** Bytes that pack neither well nor badly, more than zlib's room for one piece. */
const bytes = Uint8Array.from({ length: 700_001 }, (_, i) => (i % 7 === 0 ? (i * 2_654_435_761) >>> 24 : 0));
const packed = gzipSync(bytes);

function gunzip(zlib: Zlib, data: Uint8Array, step = data.length) {
  const member = zlib.gunzip();
  const pieces: Buffer[] = [];
  try {
    for (let at = 0; at < data.length; at += step) {
      for (const piece of member.push(data.subarray(at, at + step))) pieces.push(Buffer.from(piece));
    }
    return { bytes: Buffer.concat(pieces), complete: member.complete };
  } finally {
    member.close();
  }
}

describe("zlib", () => {
  let zlib: Zlib;
  beforeAll(async () => {
    zlib = await openZlib();
  });

  it.each([1, 999, 40_000, packed.length])("gives back what gzip has packed, %i bytes at a time", (step) => {
    const got = gunzip(zlib, packed, step);
    expect(got.complete).toBe(true);
    expect(Buffer.compare(got.bytes, bytes)).toBe(0);
  });

  it("knows a member that is cut short by its being incomplete", () => {
    expect(gunzip(zlib, packed.subarray(0, -1)).complete).toBe(false);
  });

  it("takes an empty member", () => {
    expect(gunzip(zlib, gzipSync(""))).toEqual({ bytes: Buffer.alloc(0), complete: true });
  });

  it.each([
    ["bytes behind the end", Buffer.concat([packed, Buffer.from([0])])],
    ["a second member", Buffer.concat([packed, packed])],
    ["a wrong checksum", flipped(packed.length - 8)],
    ["a wrong length", flipped(packed.length - 1)],
    ["damage", flipped(1000)],
    ["no gzip at all", Buffer.from("not at all gzip")],
  ])("refuses %s", (_, data) => {
    expect(() => gunzip(zlib, data)).toThrow(ZlibError);
  });

  it("gives back its memory, after errors too", () => {
    const members = Array.from({ length: 3000 }, (_, i) =>
      i % 2 === 0 ? packed.subarray(0, 5000) : flipped(20),
    );
    for (const data of members) {
      try {
        gunzip(zlib, data);
      } catch (error) {
        expect(error).toBeInstanceOf(ZlibError);
      }
    }
    expect(gunzip(zlib, packed).complete).toBe(true);
  });

  it("is not made of another module", async () => {
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    await expect(Zlib.make(empty)).rejects.toThrow("got another module");
  });
});

function flipped(at: number): Buffer {
  const copy = Buffer.from(packed);
  copy[at] ^= 1;
  return copy;
}
