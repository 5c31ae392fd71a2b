import { constants, deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DatasetTray } from "../../../src/data/datasetTray.ts";
import { ingest } from "../../../src/worker/ingest/ingest.ts";
import { RecordingHost } from "../recordingHost.ts";
import { archive, expected, offer, outline, read } from "./offered.ts";
import { zipOf } from "./zipOf.ts";

const limits = { unpacked: 640 * 2 ** 20, members: 10_000, files: 200_000 };
const four = (zip: string, suffix = "") => [
  [`${zip}: set/train-images-idx3-ubyte${suffix}`, "images", "train", 30, zip],
  [`${zip}: set/train-labels-idx1-ubyte${suffix}`, "labels", "train", 30, zip],
  [`${zip}: set/t10k-images-idx3-ubyte${suffix}`, "images", "test", 12, zip],
  [`${zip}: set/t10k-labels-idx1-ubyte${suffix}`, "labels", "test", 12, zip],
];

/** IDX images of noise, of `count` of 28×28, which hardly pack. */
function noiseImages(count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(16 + count * 784);
  for (const [i, word] of [0x803, count, 28, 28].entries()) new DataView(bytes.buffer).setUint32(4 * i, word);
  for (let i = 16; i < bytes.length; i++) bytes[i] = (i * 2654435761) >>> 24;
  return bytes;
}

/** An array of bytes, as NumPy saves it. */
function npyOf(values: Uint8Array, shape: readonly number[]): Uint8Array {
  const header =
    `{'descr': '|u1', 'fortran_order': False, 'shape': (${shape.join(", ")},), }`.padEnd(117) + "\n";
  const start = [0x93, ...Buffer.from("NUMPY"), 1, 0, header.length, 0, ...Buffer.from(header)];
  return Buffer.concat([Uint8Array.from(start), values]);
}

describe("a zip", () => {
  it("gives the files in it, bound together", async () => {
    const { parts, errors } = await read([offer("data.zip", archive("idx.zip"))]);
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual(four("data.zip"));
    const [train, test] = [expected(0, 30), expected(30, 42)];
    expect(parts.map(({ values }) => values)).toEqual([train.images, train.labels, test.images, test.labels]);
  });

  it("may hold gzipped files, and what systems leave behind", async () => {
    const { parts, errors } = await read([offer("data.zip", archive("gz-in-zip.zip"))]);
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual(four("data.zip", ".gz"));
    expect(parts[2].values).toEqual(expected(30, 42).images);
  });

  it("may hold an archive of NumPy's, and is that", async () => {
    const { parts, errors } = await read([offer("a.zip", archive("npz-in-zip.zip"))]);
    expect(errors).toEqual([]);
    const npz = "a.zip: set/mnist.npz";
    expect(outline(parts).toSorted()).toEqual([
      [`${npz}: x_test`, "images", "test", 12, npz],
      [`${npz}: x_train`, "images", "train", 30, npz],
      [`${npz}: y_test`, "labels", "test", 12, npz],
      [`${npz}: y_train`, "labels", "train", 30, npz],
    ]);
    const images = parts.find(({ kind, split }) => kind === "images" && split === "train");
    expect(images?.values).toEqual(expected(0, 30).images);
    expect(new DatasetTray().add(parts).loaded?.base.name).toBe("mnist");
  });

  it("may hold several of them, large ones among them, and tells how far it is", async () => {
    const npz = (name: string, bytes: Uint8Array) =>
      zipOf([
        {
          path: `${name}.npy`,
          bytes: npyOf(bytes, name === "y" ? [3000] : [3000, 28, 28]),
          deflate: name === "x",
        },
      ]);
    const zip = offer(
      "a.zip",
      zipOf([
        { path: "set-train-imgs.npz", bytes: npz("x", noiseImages(3000).subarray(16)), deflate: false },
        {
          path: "set-train-labels.npz",
          bytes: npz(
            "y",
            Uint8Array.from({ length: 3000 }, (_, i) => i % 4),
          ),
        },
      ]),
    );
    const host = new RecordingHost(20);
    const { signal } = new AbortController();
    const { parts, errors } = await ingest([zip], { host, signal });
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual([
      ["a.zip: set-train-imgs.npz: x", "images", "train", 3000, "a.zip"],
      ["a.zip: set-train-labels.npz: y", "labels", "train", 3000, "a.zip"],
    ]);
    expect(Buffer.compare(parts[0].values, noiseImages(3000).subarray(16))).toBe(0);
    const told = host.all("loading").flatMap(({ progress }) => (progress ? [progress] : []));
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(({ bytesRead, bytesTotal }) => bytesRead <= bytesTotal)).toBe(true);
  });

  it("may hold links to files, which are passed over", async () => {
    const { parts, errors } = await read([offer("a.zip", archive("link.zip"))]);
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual([
      ["a.zip: train-images-idx3-ubyte", "images", "train", 30, "a.zip"],
      ["a.zip: train-labels-idx1-ubyte", "labels", "train", 30, "a.zip"],
    ]);
  });

  it("of images alone leaves them free to go with labels from elsewhere", async () => {
    const { parts } = await read([offer("a.zip", zipOf([{ path: "train-images", bytes: noiseImages(2) }]))]);
    expect(outline(parts)).toEqual([["a.zip: train-images", "images", "train", 2, null]]);
  });

  it("streams files that are large, stored or deflated, and tells how far it is", async () => {
    const bytes = noiseImages(3000);
    for (const deflate of [true, false]) {
      const host = new RecordingHost(20);
      const { signal } = new AbortController();
      const zip = offer("a.zip", zipOf([{ path: "train-images", bytes, deflate }]));
      const { parts, errors } = await ingest([zip], { host, signal });
      expect(errors).toEqual([]);
      expect(Buffer.compare(parts[0].values, bytes.subarray(16))).toBe(0);
      const told = host.all("loading").flatMap(({ progress }) => (progress ? [progress] : []));
      expect(told.length).toBeGreaterThan(3);
      expect(told.every(({ bytesRead, bytesTotal }) => bytesRead <= bytesTotal)).toBe(true);
      expect(told.at(-1)!.bytesRead).toBeGreaterThan(zip.file.size / 2);
    }
  });

  it("is given up at once when the load is cancelled", async () => {
    const host = new RecordingHost(5);
    const cancel = new AbortController();
    host.onBreath = () => cancel.abort();
    const zip = offer("a.zip", zipOf([{ path: "train-images", bytes: noiseImages(3000) }]));
    expect(await ingest([zip], { host, signal: cancel.signal })).toEqual({ parts: [], errors: [] });
  });

  it("with one bad file in it gives the others", async () => {
    const good = { path: "b", bytes: noiseImages(2) };
    const { parts, errors } = await read([
      offer("a.zip", zipOf([{ path: "a", bytes: Uint8Array.of(1, 2, 3, 4) }, good])),
    ]);
    expect(outline(parts)).toEqual([["a.zip: b", "images", null, 2, null]]);
    expect(errors).toMatchObject([{ code: "unknown-format", file: "a.zip: a" }]);
  });
});

const zeros = deflateRawSync(Buffer.alloc(2 ** 20), { finishFlush: constants.Z_FULL_FLUSH });
/** Deflated zeros, as many megabytes. */
const zerosPacked = (megabytes: number) =>
  new Uint8Array(Buffer.concat([...Array.from({ length: megabytes }, () => zeros), Uint8Array.of(3, 0)]));

const whole = archive("idx.zip");
const AGAIN = "Download the file again.";
const TRICK = "Do not use this archive, or pack its files anew.";
const table: [what: string, bytes: Uint8Array<ArrayBuffer>, code: string, message: string, file?: string][] =
  [
    [
      "one cut short",
      whole.slice(0, -30),
      "truncated",
      `expected a whole zip archive, got one without its list of files. ${AGAIN}`,
    ],
    [
      "one that is empty",
      archive("empty.zip"),
      "empty",
      "expected files of images or labels in it, got none. Choose another file.",
    ],
    [
      "one of other things",
      archive("others.zip"),
      "empty",
      "expected files of images or labels in it, got only others. Choose another file.",
    ],
    [
      "one with a password",
      archive("encrypted.zip"),
      "bad-zip",
      "expected files without a password, got encrypted ones. Unpack it and drop what is inside.",
    ],
    [
      "a way out of it",
      archive("parent.zip"),
      "bad-path",
      `expected names of files inside the archive, got a way out of it: "../train-images". ${TRICK}`,
    ],
    [
      "a way from the root",
      archive("root.zip"),
      "bad-path",
      `expected names of files inside the archive, got a way from the root: "/etc/train-images". ${TRICK}`,
    ],
    [
      "a backslash",
      archive("backslash.zip"),
      "bad-path",
      `expected names of files inside the archive, got a backslash: "set\\\\train-images". ${TRICK}`,
    ],
    [
      "a drive",
      archive("drive.zip"),
      "bad-path",
      `expected names of files inside the archive, got a drive letter: "C:train-images". ${TRICK}`,
    ],
    [
      "two files of one name",
      archive("same-name.zip"),
      "bad-path",
      `expected names of files inside the archive, got two files of the same name: "train-images". ${TRICK}`,
    ],
    [
      "one in another",
      archive("nested.zip"),
      "wrong-format",
      "expected images or labels in the archive, got another archive inside it. Unpack it once and drop that.",
      "a.zip: inner.zip",
    ],
    [
      "one in NumPy’s in it",
      zipOf([{ path: "a.npz", bytes: zipOf([{ path: "x.npy", bytes: archive("idx.zip") }]) }]),
      "wrong-format",
      "expected images or labels in the archive, got another archive inside it. Unpack it once and drop that.",
      "a.zip: a.npz: x",
    ],
    [
      "NumPy’s in it cut short",
      zipOf([{ path: "a.npz", bytes: archive("keras.npz").slice(0, -30) }]),
      "truncated",
      `expected a whole zip archive, got one without its list of files. ${AGAIN}`,
      "a.zip: a.npz",
    ],
    [
      "one packed in another way",
      archive("bzip2.zip"),
      "bad-zip",
      "expected files stored or deflated, got another way of packing. Pack them anew as a plain zip.",
      "a.zip: train-images",
    ],
    [
      "a bomb that says how large it is",
      zipOf([{ path: "a", packed: zerosPacked(10_240), size: 10_240 * 2 ** 20 - 2 ** 33 }]),
      "too-large",
      "expected at most 671 MB unpacked, got more. Choose a smaller file.",
    ],
    [
      "a bomb that lies about it",
      zipOf([{ path: "a", packed: zerosPacked(600), size: 2 ** 20 }]),
      "bad-zip",
      `expected as many bytes as the archive’s list says, got others. ${AGAIN}`,
      "a.zip: a",
    ],
    [
      "one whose checksum is wrong",
      zipOf([{ path: "train-images", bytes: noiseImages(300), crc32: 1 }]),
      "bad-crc",
      `expected data that match their zip checksum, got damaged data. ${AGAIN}`,
      "a.zip: train-images",
    ],
    [
      "one whose small file’s checksum is wrong",
      zipOf([{ path: "train-images", bytes: noiseImages(3), crc32: 1 }]),
      "bad-crc",
      `expected data that match their zip checksum, got damaged data. ${AGAIN}`,
      "a.zip: train-images",
    ],
  ];

describe("a bad zip", () => {
  it.each(table)("%s is refused in words", async (_, bytes, code, message, file = "a.zip") => {
    const { parts, errors } = await read([offer("a.zip", bytes)]);
    expect({ parts, errors }).toEqual({
      parts: [],
      errors: [{ code, file, message: `${file}: ${message}` }],
    });
  });

  it("is one that unpacks to too much, in one file or in many", async () => {
    const few = { ...limits, unpacked: 100_000 };
    const many = Array.from({ length: 3 }, (_, i) => ({ path: `${i}`, bytes: noiseImages(50) }));
    for (const zip of [zipOf(many), zipOf([{ path: "a", bytes: noiseImages(150) }])]) {
      const { parts, errors } = await read([offer("a.zip", zip)], { limits: few });
      expect(parts).toEqual([]);
      expect(errors).toMatchObject([{ code: "too-large", file: "a.zip" }]);
    }
  });

  it("is one whose gzipped file unpacks to too much", async () => {
    const packed = new Uint8Array(gzipSync(Buffer.alloc(200_000)));
    const { errors } = await read([offer("a.zip", zipOf([{ path: "a.gz", bytes: packed }]))], {
      limits: { ...limits, unpacked: 100_000 },
    });
    expect(errors).toMatchObject([{ code: "too-large", file: "a.zip: a.gz" }]);
  });

  it("is one whose gzipped files unpack to too much together", async () => {
    const packed = new Uint8Array(gzipSync(noiseImages(90)));
    const { parts, errors } = await read(
      [offer("a.zip", zipOf(["a", "b"].map((path) => ({ path, bytes: packed }))))],
      { limits: { ...limits, unpacked: 100_000 } },
    );
    expect({ parts, errors }).toEqual({
      parts: [],
      errors: [
        {
          code: "too-large",
          file: "a.zip",
          message:
            "a.zip: expected at most 100 kB unpacked in all its files, got more. " +
            "Unpack it and drop the files of one data set.",
        },
      ],
    });
  });

  it("is one whose NumPy archives unpack to too much together", async () => {
    const npz = zipOf([{ path: "x.npy", bytes: npyOf(new Uint8Array(78_400), [100, 28, 28]) }]);
    const { parts, errors } = await read(
      [offer("a.zip", zipOf(["a.npz", "b.npz"].map((path) => ({ path, bytes: npz }))))],
      { limits: { ...limits, unpacked: 100_000 } },
    );
    expect(parts).toEqual([]);
    expect(errors).toMatchObject([{ code: "too-large", file: "a.zip" }]);
  });

  it("is one of too many files", async () => {
    const many = Array.from({ length: 11 }, (_, i) => ({ path: `${i}`, bytes: Uint8Array.of(1) }));
    const { errors } = await read([offer("a.zip", zipOf(many))], { limits: { ...limits, members: 10 } });
    expect(errors).toMatchObject([
      {
        code: "too-many-files",
        message:
          "a.zip: expected at most 10 files, or 200,000 with pictures, got more. Choose a smaller archive.",
      },
    ]);
  });

  it("cut at any of 100 places gives one message or more, and never a wrong image", async () => {
    const right = [expected(0, 30), expected(30, 42)].flatMap(({ images, labels }) => [images, labels]);
    for (let i = 0; i < 100; i++) {
      const { parts, errors } = await read([
        offer("a.zip", whole.slice(0, Math.floor((i * whole.length) / 100))),
      ]);
      expect(errors.length).toBeGreaterThan(0);
      for (const { values } of parts) expect(right).toContainEqual(values);
    }
  });

  it("with any byte of a header or the list flipped gives what it held or says what is wrong, and never a wrong image", async () => {
    const right = [expected(0, 30), expected(30, 42)].flatMap(({ images, labels }) => [images, labels]);
    const list = new DataView(whole.buffer).getUint32(whole.length - 6, true);
    const headers = [...whole.keys()].filter((at) => at < 64 || at >= list);
    for (const at of headers) {
      const flipped = new Uint8Array(whole);
      flipped[at] ^= 0x41;
      const { parts, errors } = await read([offer("a.zip", flipped)]);
      for (const { values } of parts) expect(right).toContainEqual(values);
      expect(parts.length === 4 || errors.length > 0, `byte ${at}`).toBe(true);
      for (const { message } of errors)
        expect(message).toMatch(/^a\.zip.*: expected .+, got .+\. [A-Z].+\.$/s);
    }
  });
});
