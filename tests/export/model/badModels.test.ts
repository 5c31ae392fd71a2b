import { describe, expect, it } from "vitest";
import { npyBytes } from "../../../src/export/model/npy.ts";
import { readModel } from "../../../src/export/model/readModel.ts";
import { zipSync } from "fflate";
import { failure } from "./failure.ts";
import { readNpz, readSafetensors } from "./readArrays.ts";
import { badArrays } from "./bad/arrays.ts";
import { badSafetensors } from "./bad/safetensors.ts";
import { badShapes } from "./bad/shapes.ts";
import { badZips, listed, local } from "./bad/zips.ts";

describe("a file that holds no network to be had", () => {
  it.each([...badZips, ...badArrays, ...badSafetensors, ...badShapes])(
    "is answered in words: %s",
    (_, file, code, message) => {
      const error = failure(() => readModel(file, "bad.file"));
      expect({ code: error.code, file: error.file, message: error.message }).toEqual({
        ...{ code, file: "bad.file", message: `bad.file: ${message}` },
      });
    },
  );

  it.each<[what: string, file: Uint8Array, got: string, advice?: string]>([
    ["no bytes", new Uint8Array(0), "no bytes"],
    ["text", new TextEncoder().encode("weights"), "something else"],
    ["a bare array", npyBytes({ shape: [1], values: Float32Array.of(1) }), "something else"],
    [
      "a web page",
      new TextEncoder().encode("<!DOCTYPE html><html><body>404"),
      "a web page",
      "Download the file itself, not the page about it.",
    ],
    [
      "a pointer",
      new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a"),
      "a pointer of Git LFS",
      "Download the file that it stands for.",
    ],
  ])("is no model at all: %s", (_, file, got, advice = "Save it as one of these.") => {
    const { code, message } = failure(() => readModel(file, "bad.file"));
    expect({ code, message }).toEqual({
      code: "unknown-format",
      message: `bad.file: expected a network as .npz or .safetensors, got ${got}. ${advice}`,
    });
  });

  it("is known by its header, before its numbers are unpacked", () => {
    const npy = npyBytes({ shape: [2048, 2, 1024], values: new Float32Array(2 ** 22) });
    const file = zipSync({ "layers.0.w.npy": npy }, { level: 9 });
    // Whoever unpacked them would find that their checksum is wrong.
    const view = new DataView(file.buffer);
    for (const at of [local(file) + 14, listed(file) + 16]) view.setUint32(at, 1, true);
    expect(failure(() => readNpz(file, "bad.npz")).code).toBe("bad-crc");
    expect(failure(() => readModel(file, "bad.npz")).code).toBe("bad-shape");
  });
});

describe("arrays that are read for themselves", () => {
  it("are refused by name of their type, whatever belongs to a network", () => {
    const bytes = npyBytes({ shape: [2], values: Float32Array.of(1, 2) });
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte))
      .join("")
      .replace("<f4", "<i4");
    const file = zipSync(
      { "step.npy": Uint8Array.from(text, (letter) => letter.charCodeAt(0)) },
      { level: 0 },
    );
    expect(failure(() => readNpz(file, "resume.npz")).message).toBe(
      "resume.npz: step: expected float32, float64 or float16, got int32. Save it as float32.",
    );
  });

  it("are truncated where not even the header’s length is there", () => {
    for (let length = 0; length < 8; length++) {
      const { code, message } = failure(() => readSafetensors(new Uint8Array(length), "short"));
      expect({ code, message }).toEqual({
        code: "truncated",
        message: `short: expected a header’s length in 8 bytes, got ${length}. Save or download it again.`,
      });
    }
  });
});
