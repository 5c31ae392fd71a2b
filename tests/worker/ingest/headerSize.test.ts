import { describe, expect, it } from "vitest";
import { headerSize } from "../../../src/worker/ingest/pictures/headerSize.ts";
import { archive } from "./offered.ts";
import * as headers from "./pictureHeaders.ts";

const { jpegHeader, pngHeader, webpHeaders } = headers;

describe("headerSize", () => {
  it("reads the size that a header promises, of each kind of picture", () => {
    const size = { width: 3000, height: 1234 };
    for (const [kind, header] of Object.entries({ ...headers, ...webpHeaders })) {
      if (typeof header !== "function" || kind === "avifHeader") continue;
      expect(headerSize(header(3000, 1234)), kind).toEqual(size);
    }
    for (const frame of [0xc0, 0xc1, 0xc3, 0xcf])
      expect(headerSize(jpegHeader(3000, 1234, frame))).toEqual(size);
  });

  it("reads bombs, and rows that a bitmap counts from the top", () => {
    expect(headerSize(pngHeader(2 ** 31 - 1, 2 ** 31 - 1))?.width).toBe(2 ** 31 - 1);
    expect(headerSize(jpegHeader(65_535, 65_535))).toEqual({ width: 65_535, height: 65_535 });
    expect(headerSize(webpHeaders.VP8X(2 ** 24, 2 ** 24))?.height).toBe(2 ** 24);
    expect(headerSize(headers.bmpHeader(300, -200))).toEqual({ width: 300, height: 200 });
  });

  it("takes the frame of a GIF for its size where it is larger than the screen, as decoders do", () => {
    expect(headerSize(headers.gifHeader(1, 1, [0, 0, 30_000, 20_000]))).toEqual({
      ...{ width: 30_000, height: 20_000 },
    });
    expect(headerSize(headers.gifHeader(9, 9, [5, 6, 7, 8]))).toEqual({ width: 12, height: 14 });
  });

  it("passes over stray bytes between the segments of a JPEG, as decoders do", () => {
    const plain = jpegHeader(30_000, 30_000);
    const stray = Uint8Array.of(...plain.subarray(0, 20), 1, 2, 3, ...plain.subarray(20));
    expect(headerSize(stray)).toEqual({ width: 30_000, height: 30_000 });
  });

  it("says nothing of AVIF, which is not read", () => {
    expect(headerSize(headers.avifHeader(5, 5))).toBeNull();
  });

  it("agrees with whole files", () => {
    expect(headerSize(archive("grey.png"))).toEqual({ width: 8, height: 6 });
  });

  it("says nothing of what is no picture, or ends too early", () => {
    expect(headerSize(new TextEncoder().encode("label,pixel0\n"))).toBeNull();
    expect(headerSize(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 7, 7)), "no marker").toBeNull();
    for (const header of [
      pngHeader(5, 5).subarray(0, 24),
      jpegHeader(5, 5),
      webpHeaders.VP8L(5, 5),
      headers.gifHeader(5, 5).subarray(0, -1),
    ]) {
      expect(headerSize(header)).not.toBeNull();
      const end = header[0] === 0xff ? header.length - 4 : header.length; // what follows a JPEG's size is not needed
      for (let length = 0; length < end; length++) {
        const known = headerSize(header.subarray(0, length));
        expect(known, `${length} bytes`).toBeNull();
      }
    }
  });

  it("comes to an end with a JPEG whose segments have no length", () => {
    const looping = new Uint8Array(100_000).fill(0);
    looping.set([0xff, 0xd8]);
    for (let at = 2; at + 4 <= looping.length; at += 4) looping.set([0xff, 0xe0, 0, 2], at);
    expect(headerSize(looping)).toBeNull();
    expect(headerSize(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0)), "length 0").toBeNull();
  });
});
