import { describe, expect, it } from "vitest";
import { decodePhoto } from "../../../src/app/board/decodePhoto.ts";
import { decodePicture } from "../../../src/worker/ingest/pictures/decode.ts";
import { headerSize } from "../../../src/worker/ingest/pictures/headerSize.ts";
import { lightOf } from "../../../src/worker/ingest/pictures/picture.ts";

const [WIDTH, HEIGHT] = [64, 32];

/** A white picture whose upper left quarter is black; multiples of 16, so that JPEG keeps the edge sharp. */
async function quartered(type: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext("2d")!;
  context.fillStyle = "white";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = "black";
  context.fillRect(0, 0, WIDTH / 2, HEIGHT / 2);
  return new Uint8Array(await (await canvas.convertToBlob({ type, quality: 1 })).arrayBuffer());
}

/** A JPEG that says how its camera was held, in either order of bytes. Source: Exif 2.32, section 4.6. */
function turned(jpeg: Uint8Array, orientation: number, order: "II" | "MM"): Uint8Array<ArrayBuffer> {
  const word = (value: number, bytes: number) => {
    const little = Array.from({ length: bytes }, (_, i) => (value >> (8 * i)) & 255);
    return order === "II" ? little : little.reverse();
  };
  const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
  // One entry: tag 0x112, one number of 16 bits, which stands first in its four bytes; no directory follows.
  const entry = [...word(0x112, 2), ...word(3, 2), ...word(1, 4), ...word(orientation, 2), 0, 0];
  const tiff = [...ascii(order), ...word(42, 2), ...word(8, 4), ...word(1, 2), ...entry, ...word(0, 4)];
  const exif = [...ascii("Exif\0\0"), ...tiff];
  return Uint8Array.of(0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif, ...jpeg.subarray(2));
}

type Corner = "upper left" | "upper right" | "lower right" | "lower left";

interface Seen {
  readonly width: number;
  readonly height: number;
  readonly dark: readonly Corner[];
}

/** Which quarters of a picture are dark, by their middles. */
function seen(width: number, height: number, lightAt: (x: number, y: number) => number): Seen {
  const corners: readonly (readonly [Corner, number, number])[] = [
    ["upper left", 1, 1],
    ["upper right", 3, 1],
    ["lower right", 3, 3],
    ["lower left", 1, 3],
  ];
  const dark = corners.filter(([, x, y]) => lightAt((x * width) / 4, (y * height) / 4) < 128);
  return { width, height, dark: dark.map(([corner]) => corner) };
}

/** As a picture of a data set, and as a photo of a digit. */
const decoders: readonly (readonly [string, (bytes: Uint8Array<ArrayBuffer>) => Promise<Seen>])[] = [
  [
    "decodePicture",
    async (bytes) => {
      const { width, height, light, alpha } = await decodePicture(bytes);
      expect(alpha).toBeNull();
      return seen(width, height, (x, y) => light[y * width + x]);
    },
  ],
  [
    "decodePhoto",
    async (bytes) => {
      const { width, height, rgba } = await decodePhoto(new File([bytes], "a.jpg"));
      return seen(width, height, (x, y) => {
        const at = 4 * (y * width + x);
        return lightOf(rgba[at], rgba[at + 1], rgba[at + 2]);
      });
    },
  ],
];

describe.each(decoders)("%s", (_, decoded) => {
  const lying = { width: WIDTH, height: HEIGHT };
  const standing = { width: HEIGHT, height: WIDTH };

  it.each([
    [1, lying, "upper left"],
    [2, lying, "upper right"],
    [3, lying, "lower right"],
    [4, lying, "lower left"],
    [5, standing, "upper left"],
    [6, standing, "upper right"],
    [7, standing, "lower right"],
    [8, standing, "lower left"],
  ] as const)("turns a JPEG of orientation %i as its camera was held", async (orientation, size, corner) => {
    const jpeg = await quartered("image/jpeg");
    for (const order of ["II", "MM"] as const) {
      const file = turned(jpeg, orientation, order);
      expect(headerSize(file)).toEqual(lying);
      expect(await decoded(file), order).toEqual({ ...size, dark: [corner] });
    }
  });

  it.each(["image/jpeg", "image/png", "image/webp"])("leaves %s that says nothing as it is", async (type) => {
    const file = Uint8Array.from(await quartered(type));
    expect(headerSize(file)).toEqual(lying);
    expect(await decoded(file)).toEqual({ ...lying, dark: ["upper left"] });
  });
});
