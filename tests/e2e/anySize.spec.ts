import { idxBytes } from "../data/idxBytes.ts";
import { expect, test, type Stroke } from "./playground.ts";

/** Ink of a class at a pixel, in shares of the image's sides from its middle; 0 to 1. */
type Shape = (x: number, y: number, label: number) => number;

/** A pair of IDX files for training, `each` images of each class, every one of them moved a little. */
function idxPair(name: string, rows: number, cols: number, classes: number, each: number, shape: Shape) {
  const count = classes * each;
  const labels = Array.from({ length: count }, (_, n) => n % classes);
  const pixels = Array.from({ length: count * rows * cols }, (_, i) => {
    const n = Math.floor(i / (rows * cols));
    const [row, col] = [Math.floor(i / cols) % rows, i % cols];
    const [right, down] = [(Math.floor(n / classes) % 3) - 1, (Math.floor(n / classes / 3) % 3) - 1];
    const x = (col + 0.5 - right) / cols - 0.5;
    const y = (row + 0.5 - down) / rows - 0.5;
    return Math.round(255 * shape(x, y, labels[n]));
  });
  const file = (kind: string, bytes: Uint8Array) => ({
    ...{ name: `${name}-${kind}`, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) },
  });
  return [
    file("images-idx3-ubyte", idxBytes([count, rows, cols], pixels)),
    file("labels-idx1-ubyte", idxBytes([count], labels)),
  ];
}

/** An upright line, a level one, and a cross of both. */
const lines: Shape = (x, y, label) => {
  const upright = Math.abs(x) < 0.13 && Math.abs(y) < 0.4 && label !== 1;
  const level = Math.abs(y) < 0.08 && Math.abs(x) < 0.4 && label !== 0;
  return upright || level ? 1 : 0;
};

/** A spot on a circle, at an angle and a distance of the class's own. */
const spots: Shape = (x, y, label) => {
  const [angle, reach] = [(label / 13) * 2 * Math.PI, label < 13 ? 0.36 : 0.18];
  return Math.hypot(x - reach * Math.cos(angle), y - reach * Math.sin(angle)) < 0.07 ? 1 : 0;
};

const upright: Stroke = [
  [0.5, 0.15],
  [0.5, 0.85],
];
const level: Stroke = [
  [0.2, 0.5],
  [0.8, 0.5],
];

test.describe("images of 20×12 in three classes", () => {
  test("are learnt, read and explained", async ({ playground, page }) => {
    await playground.open({ layers: "784-32-10", epochs: 5, batch: 16, validation: 60 });
    await playground.reaches("ready");
    await playground.replay([upright]);
    await expect.poll(async () => (await playground.probabilities()).length).toBe(10);

    await playground.dropFiles(idxPair("lines", 20, 12, 3, 120, lines));
    await expect
      .poll(() => playground.dataset())
      .toMatchObject({ name: "lines", train: 300, validation: 60, classes: 3 });
    await expect(page.getByRole("alert"), "layers follow the data without a word").toHaveCount(0);
    await expect(page.getByText("(N, 240)")).toBeVisible();
    await expect(page).toHaveURL(/layers=240-32-3/);
    await playground.train();
    await playground.reaches("done");
    expect(await playground.metric("validation-accuracy")).toBeGreaterThan(0.95);

    // The drawing made before is read in images of the new size.
    await expect.poll(async () => (await playground.prediction())?.label).toBe(0);
    expect((await playground.probabilities()).length).toBe(3);
    await expect(page.getByRole("list", { name: "From the pad to the network" })).toContainText("20×12");
    await playground.clearDrawing();
    await playground.draw([level]);
    await expect.poll(async () => (await playground.prediction())?.label).toBe(1);

    await page.getByRole("button", { name: "Why", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Why 1?" })).toBeVisible();
    const map = page.getByRole("img", { name: "Evidence for 1 rather than" });
    expect(await map.evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])).toEqual([
      12, 20,
    ]);
    const alike = page.getByRole("img", { name: "Training image of 1" });
    await expect(alike.first()).toBeVisible();
    expect(
      await alike.first().evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]),
    ).toEqual([12, 20]);
    await page.getByTestId("probability-2").getByRole("button").click();
    await expect(page.getByRole("heading", { name: "Why not 2?" })).toBeVisible();

    await page.getByRole("button", { name: "Nudge", exact: true }).click();
    const moves = page.getByRole("group", { name: "Confidence in 1, moved by up to 3 pixels" });
    await expect(moves.getByRole("button")).toHaveCount(49);
    await moves.getByRole("button", { name: /^3 down: read as/ }).click();
    await expect(page.getByRole("button", { name: "Set back" })).toBeEnabled();

    await page.getByRole("button", { name: "My digits", exact: true }).click();
    await expect(page.getByTestId("own-digits")).toContainText("the images of this data set are 20×12");
    await expect(page.getByRole("button", { name: /^It is an? \d$/ })).toHaveCount(0);
  });

  test("take presets without a complaint, and distortion", async ({ playground, page }) => {
    await playground.open({ validation: 0 });
    await playground.reaches("ready");
    await playground.dropFiles(idxPair("lines", 20, 12, 3, 40, lines));
    await expect.poll(async () => (await playground.dataset()).name).toBe("lines");
    await page.getByLabel("Preset", { exact: true }).selectOption({ label: "Best reader" });
    await expect(page).toHaveURL(/layers=240-800-3/);
    await page.getByText("See distorted digits").click();
    await expect(page.getByRole("img", { name: "One training image of each class" })).toBeVisible();
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("are told of where a link's layers do not fit", async ({ playground, page }) => {
    await playground.open({ layers: "240-32-3" });
    await playground.reaches("ready");
    await expect(page.getByRole("alert")).toHaveAttribute("data-code", "link-layers");
  });
});

test.describe("26 classes", () => {
  test("show the likeliest ten, and let any be asked about", async ({ playground, page }) => {
    await playground.open({ layers: "784-64-10", epochs: 6, batch: 16, validation: 52 });
    await playground.reaches("ready");
    await playground.dropFiles(idxPair("spots", 28, 28, 26, 30, spots));
    await expect.poll(async () => (await playground.dataset()).classes).toBe(26);
    const histogram = page.getByRole("list", { name: "Training images of each class" });
    await expect(histogram.getByRole("listitem")).toHaveCount(26);
    await expect(histogram.getByRole("listitem").nth(25)).toHaveText("25: 30 images");
    await expect(
      page.getByRole("img", { name: "A sample image of each of the first 26 classes" }),
    ).toBeVisible();
    await playground.train();
    await playground.reaches("done");
    expect(await playground.metric("validation-accuracy")).toBeGreaterThan(0.9);

    await page.getByText("Raw", { exact: true }).click();
    // A spot where class 20 has its own, as the pad shows it.
    const angle = (20 / 13) * 2 * Math.PI;
    const [x, y] = [0.5 + 0.18 * Math.cos(angle), 0.5 + 0.18 * Math.sin(angle)];
    await playground.draw([
      [
        [x - 0.03, y - 0.03],
        [x + 0.03, y + 0.03],
        [x + 0.03, y - 0.03],
        [x - 0.03, y + 0.03],
      ],
    ]);
    await expect.poll(async () => (await playground.prediction())?.label).toBe(20);
    await expect(page.getByTestId("prediction")).toHaveAccessibleName(/(class 20|data|20 and|and 20)/);
    const bars = page.getByRole("list", { name: "Probability of the 10 likeliest of 26 classes" });
    await expect(bars.getByRole("listitem")).toHaveCount(10);
    const values = async () => {
      const items = await bars.getByRole("listitem").all();
      return Promise.all(items.map(async (item) => Number(await item.getAttribute("data-value"))));
    };
    const shown = await values();
    expect(shown).toEqual([...shown].sort((a, b) => b - a));

    await page.getByRole("button", { name: "Why", exact: true }).click();
    const unlikely = await page.evaluate(() => {
      const there = [...document.querySelectorAll("[data-testid^=probability-]")].map((bar) =>
        Number((bar as HTMLElement).dataset["testid"]?.split("-")[1]),
      );
      return Array.from({ length: 26 }, (_, label) => label).find((label) => !there.includes(label)) ?? 0;
    });
    await page.getByLabel("Class to ask about").selectOption(String(unlikely));
    await expect(page.getByRole("heading", { name: `Why not ${unlikely}?` })).toBeVisible();
    await expect(page.getByTestId(`probability-${unlikely}`)).toHaveAttribute("data-asked", "true");
    await page.getByRole("button", { name: "Back to 20" }).click();
    await expect(page.getByRole("heading", { name: "Why 20?" })).toBeVisible();

    await page.getByRole("button", { name: "My digits", exact: true }).click();
    await expect(page.getByTestId("own-digits")).toContainText("this data set has none");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  });
});
