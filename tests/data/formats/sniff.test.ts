import { describe, expect, it } from "vitest";
import { sniff, SNIFF_BYTES, unknownFormat, type Format } from "../../../src/data/formats/sniff.ts";
import { fixture } from "./fixtures.ts";

const text = (start: string) => new TextEncoder().encode(start);

const files: readonly (readonly [string, Format])[] = [
  ["train-images-idx3-ubyte", "idx"],
  ["train-labels-idx1-ubyte", "idx"],
  ["train-images-idx3-ubyte.gz", "gzip"],
  ["images-u1.npy", "npy"],
  ["keras.npz", "zip"],
  ["idx.zip", "zip"],
  ["kaggle.csv", "csv"],
  ["label-last-bare.csv", "csv"],
  ["tabs.csv", "csv"],
];

describe("sniff", () => {
  it.each(files)("knows %s by what is in it", (name, format) => {
    expect(sniff(fixture(name).subarray(0, SNIFF_BYTES))).toBe(format);
  });

  it("knows pictures and empty archives", () => {
    expect(sniff(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0))).toBe("png");
    expect(sniff(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe("jpeg");
    expect(sniff(Uint8Array.of(0x50, 0x4b, 5, 6, ...new Uint8Array(18)))).toBe("zip");
  });

  it("takes a part of a sign for its format, so that a file cut short is told as that", () => {
    expect(sniff(Uint8Array.of(0x1f))).toBe("gzip");
    expect(sniff(Uint8Array.of(0))).toBe("idx");
    expect(sniff(Uint8Array.of(0x93, 0x4e))).toBe("npy");
    expect(sniff(text("P"))).toBe("csv");
  });

  it("takes text for a table, though it begin like the sign of another format", () => {
    expect(sniff(text("BMI,label\n20,1\n"))).toBe("csv");
    expect(sniff(text("\ufefflabel,größe\n"))).toBe("csv");
    expect(sniff(text("GIF89,label\n"))).toBe("csv");
  });

  it("knows neither nothing nor bytes that mean nothing", () => {
    expect(sniff(new Uint8Array(0))).toBeNull();
    expect(sniff(Uint8Array.of(0, 0, 7, 3))).toBeNull();
    expect(sniff(Uint8Array.of(0x37, 0x38, 0))).toBeNull();
  });

  it.each([
    ['"""784-16-10 on MNIST."""\nimport gzip\n'],
    ["#!/usr/bin/env python3\n"],
    ["import numpy as np\nx = 1\n"],
    ["# A network.\n\nfrom torch import nn\n"],
    ["import gzip, os\n"],
  ])("knows a Python program: %j", (start) => {
    expect(sniff(text(start))).toBeNull();
    expect(unknownFormat("a.py", text(start)).message).toBe(
      "a.py: expected a data set, a network or a run, got a Python program. " +
        "This page runs no programs: open the zip that it came in, or the files it writes.",
    );
  });

  it("needs no more than it says", () => {
    const tar = new Uint8Array(1024);
    tar.set(text("images/"));
    tar.set(text("ustar"), 257);
    expect(unknownFormat("a", tar.subarray(0, SNIFF_BYTES)).message).toContain("a tar archive");
  });
});
