import { describe, expect, it } from "vitest";
import { DatasetTray } from "../../../src/data/datasetTray.ts";
import type { Decode } from "../../../src/worker/ingest/pictures/decode.ts";
import type { Picture } from "../../../src/worker/ingest/pictures/picture.ts";
import { decodePlainPng } from "../../../src/worker/ingest/pictures/png.ts";
import { headerSize } from "../../../src/worker/ingest/pictures/headerSize.ts";
import * as headers from "./pictureHeaders.ts";
import { avifHeader, gifHeader, jpegHeader, pngHeader, webpHeaders } from "./pictureHeaders.ts";
import { archive, expected, offer, outline, read } from "./offered.ts";
import { zipOf } from "./zipOf.ts";

/** Node decodes no pictures but plain PNGs. */
const decode: Decode = (bytes) => {
  const picture = decodePlainPng(bytes);
  return picture ? Promise.resolve(picture) : Promise.reject(new Error("not a picture"));
};

const grey = archive("grey.png"); // 8×6
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
const readPictures = (files: Parameters<typeof read>[0]) => read(files, { decode });

/** A flat picture, as JPEG as far as its header goes; light and alpha stand behind that, for `decodeMade`. */
const made = (width: number, height: number, light: number, alpha = 255) =>
  Uint8Array.of(...jpegHeader(width, height), light, alpha);
const decodeMade: Decode = (bytes) => {
  const { width, height } = headerSize(bytes)!;
  const pixels = (value: number) => new Uint8Array(width * height).fill(value);
  const [light, alpha] = bytes.subarray(-2);
  const picture: Picture = { width, height, light: pixels(light), alpha: alpha < 255 ? pixels(alpha) : null };
  return Promise.resolve(picture);
};

describe("pictures in folders", () => {
  it("become images and labels, by the folder each lies in", async () => {
    const { parts, errors } = await readPictures([offer("set.zip", archive("pictures.zip"))]);
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual([
      ["set.zip: train", "images", "train", 30, "set.zip"],
      ["set.zip: train", "labels", "train", 30, "set.zip"],
      ["set.zip: test", "images", "test", 12, "set.zip"],
      ["set.zip: test", "labels", "test", 12, "set.zip"],
    ]);
    const [trainImages, trainLabels, testImages, testLabels] = parts;
    expect(trainImages).toMatchObject({ rows: 8, cols: 8 });
    expect(trainLabels).toMatchObject({ classNames: ["one", "ten", "two"] });
    // The fixtures' labels are of "one", "two", "ten".
    const renamed = (labels: Uint8Array) => labels.map((label) => [0, 2, 1][label]);
    const test = expected(30, 42);
    expect(testImages.values).toEqual(test.images);
    expect(testLabels.values).toEqual(renamed(test.labels));
    const train = expected(0, 30);
    expect(trainImages.values).toEqual(train.images);
    expect(trainLabels.values).toEqual(renamed(train.labels));
  });

  it("may come as files of a folder", async () => {
    const paths = ["d/7/a.png", "d/7/b.png", "d/11/a.png"];
    const { parts, errors } = await readPictures(paths.map((path) => offer(path, grey)));
    expect(errors).toEqual([]);
    expect(outline(parts)).toEqual([
      ["d", "images", null, 3, "d"],
      ["d", "labels", null, 3, "d"],
    ]);
    expect(parts[0]).toMatchObject({ rows: 6, cols: 8 });
    expect(parts[1]).toMatchObject({ classNames: ["7", "11"] });
  });

  it("in one zip for training and one for test are a data set, one after the other", async () => {
    const zip = (...paths: string[]) => zipOf(paths.map((path) => ({ path, bytes: grey })));
    const tray = new DatasetTray();
    const drops = [
      offer("train.zip", zip("7/a.png", "7/b.png", "8/a.png", "9/a.png")),
      offer("test.zip", zip("8/a.png", "9/a.png")),
    ];
    const changes = [];
    for (const drop of drops) {
      const { loaded, change, errors } = tray.add((await readPictures([drop])).parts);
      expect(errors).toEqual([]);
      changes.push([change, loaded?.base.train.labels.length, [...(loaded?.base.test?.labels ?? [])]]);
    }
    expect(changes).toEqual([
      ["train", 4, []],
      ["test-only", 4, [1, 2]],
    ]);
  });

  it("of which those to test with are of other classes than those to train on are no data set", async () => {
    const of = (part: string, classes: string) =>
      Array.from(classes, (label) => offer(`d/${part}/${label}/1.png`, grey));
    const take = async (classes: string) => {
      const { parts } = await readPictures([...of("train", "ABC"), ...of("test", classes)]);
      return new DatasetTray().add(parts);
    };
    expect((await take("CA")).loaded?.base.test?.labels).toEqual(Uint8Array.of(2, 0));
    expect((await take("XY")).errors.map(({ message }) => message)).toEqual([
      "d: test: expected classes of d: train (A, B, C), got X at item 0. Is it the test of another data set? " +
        "If not, label both alike.",
    ]);
    expect((await take("CAX")).errors).toMatchObject([{ code: "conflict" }]);
  });

  it("of several sizes are scaled to 28×28, with a note", async () => {
    const { parts } = await read([offer("d/a/1.jpg", made(8, 8, 9)), offer("d/b/2.jpg", made(200, 100, 7))], {
      decode: decodeMade,
    });
    expect(parts[0]).toMatchObject({
      ...{ rows: 28, cols: 28, count: 2 },
      notes: ["d: the pictures are of several sizes and were scaled to 28×28."],
    });
    const values = parts[0].values;
    expect(new Set(values)).toEqual(new Set([7, 9]));
  });

  it("larger than 64×64 are scaled as well", async () => {
    const { parts } = await read(
      ["d/a/1.jpg", "d/b/2.jpg"].map((path) => offer(path, made(65, 65, 1))),
      { decode: decodeMade },
    );
    expect(parts[0].notes).toEqual(["d: the pictures are larger than 64×64 and were scaled to 28×28."]);
  });

  it("that can be seen through are laid on white, or on black where their ink is light", async () => {
    const files = (light: number) =>
      ["d/a/1.jpg", "d/b/2.jpg"].map((path) => offer(path, made(2, 2, light, 51)));
    const dark = await read(files(0), { decode: decodeMade });
    expect(dark.parts[0]).toMatchObject({ notes: ["d: see-through pictures were laid on white."] });
    expect(dark.parts[0].values).toEqual(new Uint8Array(8).fill(204));
    const light = await read(files(250), { decode: decodeMade });
    expect(light.parts[0]).toMatchObject({ notes: ["d: see-through pictures were laid on black."] });
    expect(light.parts[0].values).toEqual(new Uint8Array(8).fill(50));
  });

  it("that are broken are told in one message, and the others read", async () => {
    const good = ["d/a/1.png", "d/b/2.png"].map((path) => offer(path, grey));
    const bad = Array.from({ length: 50 }, (_, i) => offer(`d/a/x${i}.png`, "not a picture"));
    const { parts, errors } = await readPictures([...bad, ...good]);
    expect(parts[0].count).toBe(2);
    expect(errors).toEqual([
      {
        code: "bad-image",
        file: "d",
        message:
          "d: expected pictures that this browser can decode, got 50 that are broken, the first d/a/x0.png. " +
          "The other 2 are read. Save them again as PNG or JPEG.",
      },
    ]);
  });

  it("that promise more pixels than memory holds are refused before any is decoded", async () => {
    const bombs = ["d/a/bomb.png", "d/a/other.jpg"].map((path) =>
      offer(path, path.endsWith("png") ? pngHeader(30_000, 30_000) : jpegHeader(30_000, 30_000)),
    );
    const decoded: number[] = [];
    const counting: Decode = (bytes) => {
      decoded.push(bytes.length);
      return decode(bytes);
    };
    const good = ["d/a/1.png", "d/b/2.png"].map((path) => offer(path, grey));
    const { parts, errors } = await read([...bombs, ...good], { decode: counting });
    expect(parts[0].count).toBe(2);
    expect(errors).toEqual([
      {
        code: "too-large",
        file: "d",
        message:
          "d: expected pictures of at most 64 million pixels, got 2 that are larger, the first d/a/bomb.png with " +
          "30,000×30,000. The other 2 are read. Make them smaller.",
      },
    ]);
    expect(decoded).toEqual([grey.length, grey.length]);
  });

  it("of any kind are told by their content, and only those whose size is known are decoded", async () => {
    const decoded: Uint8Array[] = [];
    const decodeAny: Decode = (bytes) => {
      decoded.push(bytes);
      return Promise.resolve({ width: 2, height: 2, light: new Uint8Array(4), alpha: null });
    };
    const small = [gifHeader(9, 9), webpHeaders.VP8X(9, 9), webpHeaders.VP8L(9, 9), headers.bmpHeader(9, 9)];
    const large = [gifHeader(9000, 9000), webpHeaders["VP8 "](9000, 9000), headers.bmpHeader(9000, 9000)];
    const others = [avifHeader(9, 9), new TextEncoder().encode("version https://git-lfs.github.com/spec/v1")];
    const files = [...small, ...large, ...others].map((bytes, i) => offer(`d/${i % 2}/${i}.png`, bytes));
    const { parts, errors } = await read(files, { decode: decodeAny });
    expect(parts[0].count).toBe(4);
    expect(decoded).toEqual(small);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      [
        "wrong-format",
        "d: expected PNG, JPEG, WebP, GIF or BMP pictures, got 2 of other kinds, the first d/1/7.png, an AVIF image. " +
          "The other 4 are read. Save the images as PNG.",
      ],
      [
        "too-large",
        "d: expected pictures of at most 64 million pixels, got 3 that are larger, the first d/0/4.png with " +
          "9,000×9,000. The other 4 are read. Make them smaller.",
      ],
    ]);
  });

  it("that are large are decoded by turns, so that memory holds them", async () => {
    let [pixels, most] = [0, 0];
    const measuring: Decode = async () => {
      pixels += 8000 * 7000;
      most = Math.max(most, pixels);
      await Promise.resolve();
      pixels -= 8000 * 7000;
      return { width: 2, height: 2, light: new Uint8Array(4), alpha: null };
    };
    const files = Array.from({ length: 6 }, (_, i) => offer(`d/${i % 2}/${i}.jpg`, jpegHeader(8000, 7000)));
    const { parts } = await read(files, { decode: measuring });
    expect(parts[0].count).toBe(6);
    expect(most).toBe(8000 * 7000);
  });

  it("are told by their content, whatever their names", async () => {
    const { parts } = await readPictures([
      ...["d/a/1", "d/b/2.dat"].map((path) => offer(path, grey)),
      ...["d/a/3.png", "d/b/4.png"].map((path) => offer(path, grey)),
    ]);
    expect(parts[0].count).toBe(4);
    const nameless = await readPictures([
      ...["d/a/1", "d/b/2"].map((path) => offer(path, grey)),
      offer("d/a/broken.png", JPEG),
    ]);
    expect(nameless.parts[0].count).toBe(2);
  });

  it("without folders for classes say which are needed, and are not decoded", async () => {
    let decoded = 0;
    const counting: Decode = () => {
      decoded++;
      return Promise.reject(new Error("none"));
    };
    const files = Array.from({ length: 100 }, (_, i) => offer(`holiday/${i}.jpg`, JPEG));
    const { parts, errors } = await read(files, { decode: counting });
    expect(parts).toEqual([]);
    expect(errors).toEqual([
      {
        code: "no-classes",
        file: "holiday",
        message:
          "holiday: expected pictures in 2 to 256 folders, one for each class, got only “holiday”. Put them into " +
          "folders such as train/0, train/1, test/0, test/1 and drop the folder that holds them.",
      },
    ]);
    expect(decoded).toBe(0);
  });

  it("all broken are told as such", async () => {
    const { errors } = await readPictures(["d/a/1.png", "d/b/2.png"].map((path) => offer(path, JPEG)));
    expect(errors).toMatchObject([
      {
        code: "bad-image",
        message:
          "d: expected pictures that this browser can decode, got 2 that are broken, the first d/a/1.png. Save them again as PNG or JPEG.",
      },
    ]);
  });

  it("in a zip of ten thousand are read in seconds", async () => {
    const members = Array.from({ length: 10_000 }, (_, i) => ({
      path: `digits/${i % 10}/${i}.png`,
      bytes: grey,
      deflate: i % 2 === 0,
    }));
    const zip = offer("digits.zip", zipOf(members));
    const started = performance.now();
    const { parts, errors } = await readPictures([zip]);
    expect(errors).toEqual([]);
    expect(parts[0].count).toBe(10_000);
    // Half a second to three where this was written, as busy as it was.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
