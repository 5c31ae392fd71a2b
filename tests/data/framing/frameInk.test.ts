import { expect, it } from "vitest";
import { frameInk } from "../../../src/data/framing/frameInk.ts";
import { resample } from "../../../src/data/framing/resample.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";

describeWithData("frameInk on MNIST", () => {
  it("gives back images of the test set as they are", async () => {
    const { test } = await loadMnist();
    let changed = 0;
    for (let n = 0; n < 1000; n++) {
      const ink = test.images.subarray(n * 784, (n + 1) * 784);
      const image = frameInk({ rows: 28, cols: 28, ink })?.image;
      if (!image?.every((value, i) => value === ink[i])) changed++;
    }
    expect(changed).toBe(0);
  });

  it("brings digits that were moved and scaled back to nearly what they were", async () => {
    const { test } = await loadMnist();
    let difference = 0;
    for (let n = 0; n < 200; n++) {
      const ink = test.images.subarray(n * 784, (n + 1) * 784);
      const landing = { scale: 1.7, left: 4.3, top: 8.6 };
      const moved = resample({ rows: 28, cols: 28, ink }, landing, 64, 64);
      const image = frameInk({ rows: 64, cols: 64, ink: moved })?.image ?? new Uint8Array(784);
      difference += image.reduce((sum, value, i) => sum + Math.abs(value - ink[i]), 0) / 784 / 255;
    }
    expect(difference / 200).toBeLessThan(0.03); // measured: 0.024; one pixel aside makes 0.07
  });
});

it("frameInk gives null where there is no ink", () => {
  expect(frameInk({ rows: 5, cols: 9, ink: new Uint8Array(45) })).toBeNull();
});

it("frameInk leaves a dot a dot, in the middle", () => {
  const ink = new Uint8Array(40 * 40);
  ink[5 * 40 + 31] = 255;
  const image = frameInk({ rows: 40, cols: 40, ink })?.image ?? new Uint8Array(0);
  const inked = [...image.keys()].filter((i) => image[i] > 16);
  for (const i of inked) expect(Math.hypot((i % 28) - 14, Math.floor(i / 28) - 14)).toBeLessThan(4.5); // the pixel, enlarged four times, and its soft edge
  expect(inked.length).toBeGreaterThan(0);
});
