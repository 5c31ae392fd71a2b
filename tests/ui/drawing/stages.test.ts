import { describe, expect, it } from "vitest";
import { readDrawing, type Drawing, type Reading, PEN_WIDTH } from "../../../src/data/framing/drawing.ts";
import { boxStage, centredStage, drawnStage, SIDE } from "../../../src/ui/drawing/film/stages.ts";

/** A seven, small and to the upper left. */
const seven: Drawing = { strokes: [Float32Array.of(20, 30, 100, 30, 55, 150)], picture: null };

const read = (drawing: Drawing): Reading => readDrawing(drawing)!;
const placed = (x: number, y: number, stage: { scale: number; left: number; top: number }) => [
  x * stage.scale + stage.left,
  y * stage.scale + stage.top,
];

describe("the drawn stage", () => {
  it("shows the whole pad as one image", () => {
    expect(placed(0, 0, drawnStage)).toEqual([0, 0]);
    expect(placed(320, 320, drawnStage)).toEqual([SIDE, SIDE]);
  });
});

describe("the stage of the 20 px box", () => {
  it("has the longer side's ink from edge to edge of the box, the pen included", () => {
    const stage = boxStage(read(seven))!;
    const [, top] = placed(20, 30, stage);
    const [, bottom] = placed(55, 150, stage);
    expect(top - PEN_WIDTH / 2).toBeCloseTo(4, 5);
    expect(bottom + PEN_WIDTH / 2).toBeCloseTo(24, 5);
  });

  it("has the shorter side's ink in the middle", () => {
    const stage = boxStage(read(seven))!;
    const middle = (placed(20, 30, stage)[0] + placed(100, 30, stage)[0]) / 2;
    expect(middle).toBeCloseTo(SIDE / 2, 5);
  });

  it("is not to be had of a drawing that is read raw", () => {
    const raw = readDrawing(seven, {
      framed: false,
      nudge: { dx: 0, dy: 0, scale: 1, rotation: 0, thickness: 0 },
    })!;
    expect(boxStage(raw)).toBeNull();
    expect(centredStage(raw)).toBeNull();
  });
});

describe("the centred stage", () => {
  it("is the box moved as framing moved it", () => {
    const reading = read(seven);
    const { shiftX, shiftY } = reading.framing!;
    const [box, centred] = [boxStage(reading)!, centredStage(reading)!];
    // A seven is heavy above, so that it goes down.
    expect(shiftY).toBeGreaterThan(0);
    expect(centred.left - box.left).toBeCloseTo(shiftX, 9);
    expect(centred.top - box.top).toBeCloseTo(shiftY, 9);
  });

  it("has the ink where the image has it", () => {
    const reading = read(seven);
    const [x, y] = placed(20, 30, centredStage(reading)!);
    expect(reading.image[Math.floor(y) * SIDE + Math.floor(x)]).toBeGreaterThan(128);
  });
});

describe("the stages of a picture", () => {
  it("give the box of 20 px to one that is ink all over", () => {
    const picture = { rows: 40, cols: 40, ink: new Uint8Array(1600).fill(200) };
    const stage = boxStage(read({ strokes: [], picture }))!;
    const corners = [...placed(0, 0, stage), ...placed(320, 320, stage)];
    for (const [i, expected] of [4, 4, 24, 24].entries()) {
      expect(Math.abs(corners[i] - expected), "resampled, to a tenth of a pixel").toBeLessThan(0.1);
    }
  });
});
