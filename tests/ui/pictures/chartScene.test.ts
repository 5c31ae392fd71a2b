import { describe, expect, it } from "vitest";
import { rowsOf } from "../../../src/ui/curves/rows.ts";
import { accuracyScene, lossScene } from "../../../src/ui/pictures/chartScene.ts";
import type { Mark, Scene } from "../../../src/ui/pictures/scene.ts";
import { sceneSvg } from "../../../src/ui/pictures/sceneSvg.ts";
import { look } from "./look.ts";

/** Ten stretches over two epochs, with losses of these heights. */
function content(losses: readonly number[], { held = true, caption = ["784-128-10, ReLU"] } = {}) {
  const train = losses.map((loss, i) => ({
    ...{ epoch: ((i + 1) * 2) / losses.length, firstStep: 2 * i + 1, lastStep: 2 * i + 2 },
    ...{ loss, lossMin: loss / 2, lossMax: loss * 2, smoothLoss: loss, smoothAccuracy: 1 - loss / 4 },
  }));
  const epochs = [1, 2].map((epoch) => ({
    ...{ epoch, step: epoch * 10, trainLoss: 0.5, trainAccuracy: 0.9, seconds: 1 },
    ...{ validationLoss: held ? 0.4 / epoch : null, validationAccuracy: held ? 0.9 : null },
  }));
  const known = { loss: 0.25, accuracy: 0.9125 };
  const unknown = { loss: null, accuracy: null };
  const status = { targetEpochs: 2, train: known, validation: held ? known : unknown, test: unknown };
  return { rows: rowsOf({ train, epochs }), status, caption };
}

const usual = Array.from({ length: 10 }, (_, i) => 2 / (i + 1));
const all = ({ marks }: Scene): Mark[] =>
  marks.flatMap((mark) => (mark.kind === "clipped" ? [...mark.marks] : [mark]));
const textsOf = (scene: Scene) =>
  all(scene).flatMap((mark) => (mark.kind === "text" ? [mark.text, mark.strong?.text] : []));
const ringsOf = (scene: Scene) => all(scene).filter((mark) => mark.kind === "ring");
const plotOf = (scene: Scene) => scene.marks.find((mark) => mark.kind === "clipped")!;

describe("lossScene", () => {
  it("has a title, the figures, both axes and the caption", () => {
    const texts = textsOf(lossScene(content(usual), "log", look));
    for (const text of ["Loss", "train", "0.2500", "validation", "epochs", "0.1", "1", "784-128-10, ReLU"]) {
      expect(texts).toContain(text);
    }
    expect(texts).not.toContain("test");
  });

  it("has a ring for each epoch where images are held back, besides the legend's", () => {
    expect(ringsOf(lossScene(content(usual), "log", look))).toHaveLength(3);
    expect(ringsOf(lossScene(content(usual, { held: false }), "log", look))).toHaveLength(0);
  });

  it("leaves out rings that would touch", () => {
    const train = content(usual).rows.slice(0, 1);
    const rows = Array.from({ length: 300 }, (_, i) => ({ epoch: i + 1, validationLoss: 0.5 }));
    const status = { ...content(usual).status, targetEpochs: 300 };
    const scene = lossScene({ rows: [...train, ...rows], status, caption: ["a"] }, "log", look);
    const places = ringsOf(scene).slice(1); // behind the legend's
    expect(places.length).toBeGreaterThan(10);
    for (const [i, { at, radius, width }] of places.entries()) {
      if (i > 0) expect(at[0] - (places[i - 1]?.at[0] ?? 0)).toBeGreaterThan(2 * radius + width);
    }
  });

  it("puts the last epoch's ring on the right edge, at its value", () => {
    const scene = lossScene(content(usual), "linear", look);
    const plot = plotOf(scene);
    const ring = ringsOf(scene).at(-1)!;
    expect(ring.at[0]).toBeCloseTo(plot.x + plot.width, 9);
    // The axis goes from 0 to 4: the highest of the band.
    expect(ring.at[1]).toBeCloseTo(plot.y + plot.height * (1 - 0.2 / 4), 9);
  });

  it("goes down as the logarithm on a log axis, and by the value on a linear one", () => {
    const heights = (scale: "log" | "linear") => {
      const line = plotOf(lossScene(content([1, 0.1, 0.01]), scale, look)).marks.at(-1)!;
      return line.kind === "line" ? line.points.map(([, y]) => y) : [];
    };
    const [a = 0, b = 0, c = 0] = heights("log");
    expect(c - b).toBeCloseTo(b - a, 9);
    const [d = 0, e = 0, f = 0] = heights("linear");
    expect((f - e) / (e - d)).toBeCloseTo(0.1, 9);
  });

  it("leaves out losses that have overflowed, and places those that no log axis can show", () => {
    const scene = lossScene(content([2, NaN, Infinity, 0, 1]), "log", look);
    const svg = sceneSvg(scene, () => "");
    expect(svg).not.toMatch(/NaN|Infinity/);
    const line = plotOf(scene).marks.at(-1)!;
    expect(line.kind === "line" && line.points).toHaveLength(3);
  });

  it("stays as large as it is with a caption of several lines", () => {
    const short = lossScene(content(usual), "log", look);
    const caption = Array.from({ length: 12 }, (_, i) => `a part of the caption, number ${i + 1}`);
    const long = lossScene(content(usual, { caption }), "log", look);
    expect([long.width, long.height]).toEqual([short.width, short.height]);
    expect(plotOf(long).height).toBeLessThan(plotOf(short).height);
    for (const mark of all(long)) {
      if (mark.kind !== "text") continue;
      expect(mark.at[1]).toBeLessThan(long.height - 8);
      if (!mark.anchor) expect(mark.at[0] + look.measure(mark.text, mark.font)).toBeLessThan(long.width);
    }
  });
});

describe("accuracyScene", () => {
  it("shows shares as percent", () => {
    const texts = textsOf(accuracyScene(content(usual), look));
    for (const text of ["Accuracy", "91.25%", "100%"]) expect(texts).toContain(text);
  });
});
