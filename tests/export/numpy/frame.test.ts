import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import * as v from "valibot";
import { beforeAll, expect, it } from "vitest";
import { readDrawing } from "../../../src/data/framing/drawing.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { penDigitsFile } from "../../realData.mjs";
import { describeWithData } from "../../sharedData.ts";
import { describeWithPython, runPython } from "../python.ts";

type Drawing = readonly (readonly number[])[];

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const Images = v.array(v.nullable(v.array(v.number())));
const Pens = v.array(v.object({ strokes: v.array(v.array(v.number())) }));

/** Images of drawings as the exported program frames them. */
function framedByPython(drawings: readonly Drawing[]): (number[] | null)[] {
  const args = [path("run_frame.py"), path("../../../src/export/numpy/python/frame.py")];
  const { code, stdout, stderr } = runPython(args, { input: JSON.stringify(drawings) });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return v.parse(Images, JSON.parse(stdout));
}

/** As the page reads them from its pad. */
function framedByPage(drawings: readonly Drawing[]): (number[] | null)[] {
  return drawings.map((drawing) => {
    const strokes = drawing.map((stroke) => Float32Array.from(stroke));
    const reading = readDrawing({ strokes, picture: null });
    return reading && [...reading.image];
  });
}

/** Numbers of drawings whose images are not the same bytes. */
function differences(drawings: readonly Drawing[]): number[] {
  const python = framedByPython(drawings);
  const page = framedByPage(drawings);
  expect(python).toHaveLength(drawings.length);
  return drawings.flatMap((_, i) => (JSON.stringify(python[i]) === JSON.stringify(page[i]) ? [] : [i]));
}

const bar = [100, 0, 100, 50, 100, 100, 100, 150, 100, 200];

const odd: Record<string, Drawing> = {
  "no stroke": [],
  "strokes without a point": [[], [5]],
  "one point": [[160, 160]],
  "two points in the same place": [[30, 40, 30, 40]],
  "the largest dot": [[100, 100, 106, 103]],
  "the smallest line": [[100, 100, 106.001, 103]],
  "a line across": [[0, 160, 320, 160]],
  "a number without its other half": [[10, 20, 200, 220, 7]],
  "points that are not finite": [
    [NaN, 1, 0, 0, 5, Infinity, 50, 50, 200, 40],
    [NaN, NaN],
    [-Infinity, 3],
  ],
  "nothing but points that are not finite": [
    [NaN, 1],
    [2, NaN],
  ],
  "hooks at both ends": [[95, 12, 98, 5, 100, 0, 100, 60, 100, 120, 100, 200, 108, 190]],
  "hooks that meet": [[0, 0, 5, 0, 0, 0]],
  "hooks and nothing else, in one place": [[5, 5, 5, 5, 5, 5]],
  "two hooks in one": [[90, 6, 96, 3, 92, 1, 100, 0, 100, 60, 100, 200]],
  "a hook as long as the pen is wide": [[15, 36, 0, 0, 0, 100, 0, 286]],
  "a hook with two turns as far from its end": [[0, 0, 5, 0, 3, 4, -100, -100, -200, -160]],
  "steps too short to be seen": [
    [100, 0, 100, 176],
    [100, 88, 140, 88, 140.045, 88],
  ],
  "a speck that is nearly large": [bar, [160, 180, 160, 211]],
  slips: [[190, 20], bar, [20, 180, 30, 190]],
  "a speck as near as can be": [bar, [140, 100]],
  "a speck 35, 120 and so 125 away": [
    [0, 0, 0, 625],
    [-35, 745],
  ],
  "specks alone": [
    [0, 0],
    [100, 0],
    [0, 100],
  ],
  "a stroke twice": [bar, bar],
  "ink that reaches the edge when centred": [[0, 0, 0, 320, 4, 320, 8, 318, 12, 320, 320, 320]],
  "far from the pad": [[1e6, -1e6, 1e6 + 300, -1e6 + 250, 1e6 + 20, -1e6 + 300]],
  "in thousandths": [[0.1, 0.2, 0.5, 0.9, 0.3, 0.4]],
};

/** Scribbles on a coarse grid, where points, distances and right angles often coincide, and on a fine one. */
function scribbles(count: number): Drawing[] {
  const random = new RandomState(11);
  return Array.from({ length: count }, (_, i) => {
    const unit = i % 2 === 0 ? 16 : 2 ** -8;
    return Array.from({ length: 1 + random.interval(4) }, () =>
      Array.from(
        { length: 2 * (1 + random.interval(8)) },
        () => Math.floor((random.rand() * 320) / unit) * unit,
      ),
    );
  });
}

describeWithPython("frame in the exported program", () => {
  const names = Object.keys(odd);
  let images: (number[] | null)[] = [];
  beforeAll(() => {
    images = framedByPython(Object.values(odd));
  });

  it.each(names)("gives the page's bytes for %s", (name) => {
    expect(images[names.indexOf(name)]).toEqual(framedByPage([odd[name]])[0]);
  });

  it("gives the page's bytes for scribbles", () => {
    expect(differences(scribbles(300))).toEqual([]);
  });

  it("gives no image for a drawing without ink", () => {
    expect(framedByPython([[], [[NaN, 1]]])).toEqual([null, null]);
  });
});

describeWithData(
  "real pens and the exported program",
  () => {
    describeWithPython("frame", () => {
      it("gives the page's bytes for every seventh of the pens", () => {
        const file = penDigitsFile() ?? "";
        const digits = v.parse(Pens, JSON.parse(gunzipSync(readFileSync(file)).toString()));
        const pens = digits.filter((_, i) => i % 7 === 0);
        const drawings = pens.map(({ strokes }) =>
          strokes.map((stroke) => stroke.map((x) => 32 + x * 0.256)),
        );
        expect(drawings.length).toBeGreaterThan(300);
        expect(differences(drawings)).toEqual([]);
      });
    });
  },
  "pen-digits",
);
