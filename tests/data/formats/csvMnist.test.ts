import { expect, it } from "vitest";
import { CsvReader } from "../../../src/data/formats/csvReader.ts";
import { describeWithPython, pythonBytes } from "../../export/python.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";
import { readWith } from "./fixtures.ts";

/** Images in each table. */
const COUNT = 300;

/** Makes a table with `numpy.savetxt` of rows of a label and 784 bytes. */
const PROGRAM = `
import sys
import numpy as np
scale, place, header, fmt = sys.argv[1:]
data = np.frombuffer(sys.stdin.buffer.read(), np.uint8).reshape(-1, 785)
labels, pixels = data[:, :1], data[:, 1:]
unit = pixels / 255
x = {"bytes": pixels, "unit": unit, "bright": 1 - unit, "standardised": (unit - 0.1307) / 0.3081}[scale]
rows = np.hstack([labels, x] if place == "first" else [x, labels])
names = [f"pixel{i}" for i in range(784)]
headers = {"none": [], "numbers": map(str, range(785))}
head = headers.get(header, [header] + names if place == "first" else names + [header])
np.savetxt(sys.stdout.buffer, rows, fmt=fmt, delimiter=",", header=",".join(head), comments="")
`;

type Scale = "bytes" | "unit" | "bright" | "standardised";
/** As MNIST has them, by class up (with zeros or without) or down, or of two classes one of which is rare. */
type Order = "drawn" | "sorted" | "from 1" | "falling" | "rare";
type Place = "first" | "last";
type Table = readonly [scale: Scale, order: Order, place: Place, header: string, fmt: string];

const both = (...told: readonly [Scale, Order, string, string]): readonly Table[] => {
  const [scale, order, header, fmt] = told;
  return [
    [scale, order, "first", header, fmt],
    [scale, order, "last", header, fmt],
  ];
};

const tables: readonly Table[] = [
  // Thirteen of the longest rows are all that a sample holds.
  ...(["drawn", "sorted", "falling", "rare"] as const).flatMap((order) =>
    both("unit", order, "none", "%.18e"),
  ),
  ...["none", "label", "number", "numbers"].flatMap((header) => both("unit", "drawn", header, "%g")),
  ...both("unit", "falling", "numbers", "%.3f"),
  ...both("bytes", "falling", "none", "%d"),
  ...both("bytes", "from 1", "none", "%d"),
  ...both("bytes", "rare", "none", "%d"),
  ...both("bright", "falling", "none", "%.6f"),
];

async function imagesIn(order: Order): Promise<{ labels: Uint8Array; images: Uint8Array }> {
  const { train } = await loadMnist();
  const by = { drawn: 0, sorted: 1, "from 1": 1, falling: -1, rare: 0 }[order];
  const places = Array.from({ length: 2 * COUNT }, (_, i) => i)
    .filter((i) => order !== "from 1" || train.labels[i] > 0)
    .slice(0, COUNT)
    .sort((a, b) => by * (train.labels[a] - train.labels[b]) || a - b);
  const images = new Uint8Array(784 * COUNT);
  places.forEach((i, at) => images.set(train.images.subarray(784 * i, 784 * (i + 1)), 784 * at));
  return {
    images,
    labels: Uint8Array.from(places, (i, at) => (order === "rare" ? Number(at % 10 === 9) : train.labels[i])),
  };
}

async function saved([scale, order, ...told]: Table) {
  const { labels, images } = await imagesIn(order);
  const rows = new Uint8Array(785 * COUNT);
  for (let i = 0; i < COUNT; i++) {
    rows[785 * i] = labels[i];
    rows.set(images.subarray(784 * i, 784 * (i + 1)), 785 * i + 1);
  }
  return { labels, images, bytes: pythonBytes(["-c", PROGRAM, scale, ...told], { input: rows }) };
}

describeWithData("CsvReader on MNIST", () => {
  describeWithPython("in tables that NumPy saved", () => {
    it.each(tables)("finds the labels: %s, %s, label %s, header %s, %s", async (...table) => {
      const { labels, images, bytes } = await saved(table);
      const [pixelsRead, labelsRead] = readWith(CsvReader, "a.csv", bytes);
      expect(labelsRead).toMatchObject({ kind: "labels", classNames: null, notes: [] });
      expect(labelsRead.values.join("")).toBe(labels.join(""));
      const wanted = table[0] === "bright" ? images.map((byte) => 255 - byte) : images;
      const off = pixelsRead.values.map((byte, i) => Math.abs(byte - wanted[i]));
      // Three places hold no 255th, but the byte that is nearest.
      expect(off.reduce((most, by) => Math.max(most, by), 0)).toBe(0);
    });

    it.each(["first", "last"] as const)(
      "says of standardised pixels that they are, label %s",
      async (place) => {
        const { bytes } = await saved(["standardised", "drawn", place, "none", "%g"]);
        const column = place === "first" ? 2 : 1;
        expect(() => readWith(CsvReader, "a.csv", bytes)).toThrow(
          `a.csv: expected a number from 0 to 255 in row 1, column ${column}, got "-0.424213". ` +
            "Save pixels from 0 to 1 or from 0 to 255, not standardised.",
        );
      },
    );
  });
});
