import { describe, expect, it } from "vitest";
import { digitNames } from "../../src/experiment/classWords.ts";
import type { Photo } from "../../src/worker/protocol.ts";
import { readPhoto } from "../../src/worker/readPhoto.ts";
import { RecordingHost } from "./recordingHost.ts";

/** Grey paper, with a black bar where there is something to read. */
function photo(hasBar: boolean): Photo {
  const [width, height] = [60, 60];
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const dark = hasBar && x >= 27 && x < 33 && y >= 12 && y < 48;
    rgba.set(dark ? [20, 20, 20, 255] : [200, 200, 200, 255], i * 4);
  }
  return { width, height, rgba };
}

describe("readPhoto", () => {
  it("posts the ink of a photo under its number", async () => {
    const host = new RecordingHost();
    await readPhoto(7, photo(true), digitNames, host);
    const { photoId, picture } = host.last("picture");
    expect(photoId).toBe(7);
    expect(picture!.ink.length).toBe(picture!.rows * picture!.cols);
    expect(Math.max(...picture!.ink)).toBeGreaterThan(200);
  });

  it("says what keeps a photo from being read", async () => {
    const host = new RecordingHost();
    await readPhoto(8, photo(false), digitNames, host);
    expect(host.last("picture")).toEqual({ type: "picture", photoId: 8, picture: null });
    expect(host.last("problem").problem).toEqual({
      code: "no-ink",
      scope: "drawing",
      message:
        "Image: expected a digit, got nothing that stands out in 60×60 pixels. Write it larger or darker, or move nearer.",
    });
  });

  it("speaks of digits only where classes are digits", async () => {
    const host = new RecordingHost();
    await readPhoto(9, photo(false), ["Sneaker", "Bag"], host);
    expect(host.last("problem").problem.message).toMatch(/^Image: expected a drawing, got /);
  });
});
