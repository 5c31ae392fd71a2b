import { describe, expect, it } from "vitest";
import { ImageSizeError, isImage, unreadableImage } from "../../../src/app/board/imageFiles.ts";
import { takeFiles } from "../../../src/app/board/takeFiles.ts";
import { openBoard } from "./boards.ts";

const file = (name: string, type = "") => new File([Uint8Array.of(1, 2, 3)], name, { type });

describe("isImage", () => {
  it("goes by the type, or else by the name", () => {
    const images = [
      file("a", "image/png"),
      file("photo.of.seven", "image/webp"),
      file("IMG_0001.JPG"),
      file("scan.jpeg"),
      file("digit.webp", "application/octet-stream"),
    ];
    const others = [
      file("train-images-idx3-ubyte.gz", "application/gzip"),
      file("png"),
      file("images.png.gz"),
      file("digits.csv", "text/csv"),
    ];
    expect(images.map(isImage)).toEqual(images.map(() => true));
    expect(others.map(isImage)).toEqual(others.map(() => false));
  });
});

describe("unreadableImage", () => {
  it("names the file, what would have been read, and what to do", () => {
    const error = new DOMException("The source image could not be decoded.", "InvalidStateError");
    expect(unreadableImage(file("cat.heic"), error)).toEqual({
      code: "image-undecodable",
      scope: "drawing",
      message:
        "cat.heic: expected an image that this browser can decode, such as PNG, JPEG or WebP, got one that " +
        'failed with "The source image could not be decoded.". Save it as PNG or JPEG and try again.',
    });
  });

  it("says of a large one how large it is", () => {
    const problem = unreadableImage(file("a.png"), new ImageSizeError("a.png: expected less, got more."));
    expect(problem).toEqual({
      code: "image-too-large",
      scope: "drawing",
      message: "a.png: expected less, got more.",
    });
  });
});

describe("takeFiles", () => {
  it("gives one image to the pad and all else to the data, and says what became of more images", () => {
    const { playground, received, state } = openBoard();
    const data = [file("a.gz"), file("b")];
    takeFiles(playground, [file("1.png"), ...data, file("2.png"), file("3.png")]);
    expect(received("loadFiles").map(({ files }) => files.map(({ file }) => file))).toEqual([data]);
    expect(state().readingImage).toBe(true);
    expect(state().problems).toEqual([
      {
        code: "image-count",
        scope: "drawing",
        message:
          "Images: expected one to read, got 3. Reading 1.png; drop the others one by one. " +
          "To train on images, drop a folder that has one folder of them for each class.",
      },
    ]);
  });

  it("leaves alone what is not concerned", () => {
    const { playground, received, state } = openBoard();
    takeFiles(playground, []);
    expect(received("loadFiles")).toEqual([]);
    takeFiles(playground, [file("a.gz")]);
    expect(state().readingImage).toBe(false);
    expect(received("loadFiles")).toHaveLength(1);
  });

  it("keeps the pad as it is, and says why, where an image cannot be decoded", async () => {
    const { board, state } = openBoard();
    await board.openImage(file("cat.png")); // Node decodes no images
    expect(state()).toMatchObject({ readingImage: false, problems: [{ code: "image-undecodable" }] });
    expect(state().problems[0].message).toMatch(/^cat\.png: expected .*, got .*\. Save it/);
  });
});
