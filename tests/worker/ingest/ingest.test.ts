import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../../src/data/crc32.ts";
import { ingest } from "../../../src/worker/ingest/ingest.ts";
import { RecordingHost } from "../recordingHost.ts";
import { archive, expected, offer, outline, read } from "./offered.ts";

const packed = archive("train-images.gz");
const plain = new Uint8Array(gunzipSync(packed));

/** IDX images of noise, which do not pack. */
function noiseImages(count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(16 + count * 784);
  new DataView(bytes.buffer).setUint32(0, 0x803);
  for (const [i, size] of [count, 28, 28].entries()) new DataView(bytes.buffer).setUint32(4 + 4 * i, size);
  for (let i = 16; i < bytes.length; i++) bytes[i] = (i * 2654435761) >>> 24;
  return bytes;
}

describe("ingest", () => {
  it("reads a plain file and a gzipped one alike, whatever they are called", async () => {
    const { parts, errors } = await read([offer("a.bin", plain), offer("train.csv", packed)]);
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual([
      ["a.bin", "images", null, 30, null],
      ["train.csv", "images", "train", 30, null],
    ]);
    for (const { values } of parts) expect(values).toEqual(expected(0, 30).images);
  });

  it("takes the checksum from the gzip file, where it has been checked", async () => {
    const [{ crc32: sum }] = (await read([offer("a.gz", packed)])).parts;
    expect(sum).toBe(crc32(plain));
  });

  it("reads all members of a gzip file, whatever this browser makes of them, and their common checksum", async () => {
    const { parts, errors } = await read([offer("a.gz", archive("two-members.gz"))]);
    expect(errors).toEqual([]);
    expect(parts[0]).toMatchObject({ values: expected(0, 30).images, crc32: crc32(plain) });
  });

  it("reads without the browser’s own gunzip", async () => {
    const native = globalThis.DecompressionStream;
    try {
      // @ts-expect-error -- older browsers have none
      globalThis.DecompressionStream = undefined;
      const { parts } = await read([offer("a.gz", packed)]);
      expect(parts[0]).toMatchObject({ values: expected(0, 30).images, crc32: crc32(plain) });
    } finally {
      globalThis.DecompressionStream = native;
    }
  });

  it("tells how far it is, not too often, and when it is done", async () => {
    const big = noiseImages(8000);
    const host = new RecordingHost(10);
    const { signal } = new AbortController();
    const files = [offer("a/big.gz", new Uint8Array(gzipSync(big, { level: 1 }))), offer("a/big", big)];
    const bytesTotal = files[0].file.size + files[1].file.size;
    const { parts } = await ingest(files, { host, signal });
    expect(parts.map(({ count }) => count)).toEqual([8000, 8000]);
    const told = host.all("loading").map(({ progress }) => progress);
    expect(told.length).toBeGreaterThan(3);
    expect(told.at(-1)).toBeNull();
    const steps = told.slice(0, -1).map((progress) => progress!);
    for (const [i, { bytesRead, bytesUnpacked, ...rest }] of steps.entries()) {
      expect(rest.bytesTotal).toBe(bytesTotal);
      expect(bytesRead).toBeGreaterThanOrEqual(steps[i - 1]?.bytesRead ?? 1);
      expect(bytesUnpacked).toBeGreaterThanOrEqual(steps[i - 1]?.bytesUnpacked ?? 0);
    }
    expect(steps.at(-1)!.bytesRead).toBeLessThanOrEqual(bytesTotal);
    expect(steps[0].file).toBe("a/big.gz");
    expect(steps.at(-1)!.file).toBe("a/big");
  });

  it("lets others have their turn, and gives up at once when it is cancelled", async () => {
    const big = new Uint8Array(gzipSync(noiseImages(20_000), { level: 1 }));
    const host = new RecordingHost(5);
    const cancel = new AbortController();
    let breaths = 0;
    host.onBreath = () => {
      if (++breaths === 10) cancel.abort();
    };
    const files = [offer("big.gz", big), offer("other.gz", packed)];
    expect(await ingest(files, { host, signal: cancel.signal })).toEqual({ parts: [], errors: [] });
    expect(breaths).toBe(10);
    expect(host.last("loading").progress).toBeNull();
  });

  it("says nothing of a load that was cancelled before it began", async () => {
    const host = new RecordingHost();
    const signal = AbortSignal.abort();
    expect(await ingest([offer("bad", "?")], { host, signal })).toEqual({ parts: [], errors: [] });
  });

  it("passes over what systems leave behind, and over what explains data in folders", async () => {
    const { parts, errors } = await read([
      offer("set/.DS_Store", "Bud1"),
      offer("__MACOSX/set/._train", "x"),
      offer("set/Thumbs.db", "x"),
      offer("set/README", "About"),
      offer("set/LICENSE.txt", "Free"),
      offer("set/train-images", plain),
    ]);
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual([["set/train-images", "images", "train", 30, null]]);
  });

  it("takes the split from the file’s own name where the way to it speaks of both", async () => {
    const { parts } = await read([offer("train and test/train-images", plain)]);
    expect(parts[0].split).toBe("train");
  });

  it("takes no more of a drop than one data set has room for", async () => {
    const bytes = new Uint8Array(gzipSync(noiseImages(90)));
    const limits = { unpacked: 100_000, members: 10, files: 10 };
    const { parts, errors } = await read([offer("a.gz", bytes), offer("b.gz", bytes)], { limits });
    expect(outline(parts)).toEqual([["a.gz", "images", null, 90, null]]);
    expect(errors).toEqual([
      {
        ...{ code: "too-large", file: "b.gz" },
        message:
          "b.gz: expected at most 100 kB unpacked of all files together, got more. " +
          "Drop the files of one data set at a time.",
      },
    ]);
  });

  it("tells many files that fail alike in one message", async () => {
    const files = Array.from({ length: 10_000 }, (_, i) => offer(`junk/${i}.bin`, "\x01\x02\x03\x04"));
    const { parts, errors } = await read([...files, offer("junk/train-images", plain)]);
    expect(parts).toHaveLength(1);
    expect(errors).toEqual([
      {
        code: "unknown-format",
        file: "junk/0.bin",
        message:
          "junk/0.bin: expected IDX, NPY, NPZ, CSV, gzip, zip, PNG or JPEG, got 0x01020304. Choose another file. " +
          "The same goes for 9,999 other files: junk/1.bin, junk/2.bin, junk/3.bin and 9,996 more.",
      },
    ]);
  });

  it("tells a few of them one by one", async () => {
    const { errors } = await read(["a", "b", "c"].map((name) => offer(name, "\x01\x02\x03\x04")));
    expect(errors.map(({ file }) => file)).toEqual(["a", "b", "c"]);
  });
});
