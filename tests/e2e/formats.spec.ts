import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test, type Playground } from "./playground.ts";

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/archives/${name}`, import.meta.url));
const fileOf = (name: string) => ({ name, mimeType: "", buffer: fixture(name) });

/** The fixtures' data set is of 30 training and 12 test images of 8×8, of 3 classes. */
const whole = { train: 30, validation: 0, test: 12, classes: 3 };

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "inkling-formats-"));
  for (const [path, bytes] of Object.entries(unzipSync(fixture("pictures.zip")))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
});
test.afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.beforeEach(async ({ playground }) => {
  await playground.open({ layers: "784-8-10", validation: 0, batch: 8 });
  await playground.reaches("ready");
});

async function trainsAStepOn(playground: Playground, expected: Record<string, unknown>): Promise<void> {
  await expect.poll(() => playground.dataset()).toMatchObject(expected);
  await playground.reaches("ready");
  await playground.step();
  await expect.poll(async () => (await playground.status()).step).toBe(1);
  expect(await playground.metric("train-loss")).toBeGreaterThan(0);
}

for (const name of ["keras.npz", "idx.zip", "gz-in-zip.zip", "npz-in-zip.zip", "pictures.zip"]) {
  test(`${name} is dropped and trained on`, async ({ playground }) => {
    await playground.dropFiles([fileOf(name)]);
    await trainsAStepOn(playground, whole);
  });
}

test("a gzipped table is chosen and trained on, and its lack of a test is told once", async ({
  page,
  playground,
}) => {
  await playground.chooseFiles([fileOf("train.csv.gz")]);
  await trainsAStepOn(playground, { train: 30, classes: 3 });
  await expect(page.getByText("These data bring no test images.")).toBeVisible();
  await expect(page.getByText("Still missing:")).toHaveCount(0);
});

test("a table as Excel marks it, with a column too many, is read, and one is not called several", async ({
  page,
  playground,
}) => {
  await playground.open({ layers: "784-8-10", validation: 0, batch: 1000, epochs: 1 });
  await playground.reaches("ready");
  const rows = Array.from({ length: 12 }, (_, i) => `${i % 3};${"abc"[i % 3]};0;${200 + i};${9 * i};0`);
  const text = ["sep=;", "label;name;p0;p1;p2;p3", ...rows].join("\r\n");
  await playground.chooseFiles([{ name: "t.csv", mimeType: "", buffer: Buffer.from(text) }]);
  await expect.poll(() => playground.dataset()).toMatchObject({ train: 12, classes: 3 });
  await expect(page.getByText("Left aside, as neither label nor pixel: name.")).toBeVisible();
  await expect(page.getByTestId("run-status")).toContainText("1 epoch of 1 step");
  await expect(page.getByTestId("run-status")).not.toContainText("1 steps");
  await playground.step();
  await playground.reaches("done");
  await expect(page.getByTestId("run-status")).toContainText(/Done · 1 epoch\D*1 step/);
});

test("a folder of pictures is chosen and trained on", async ({ page, playground }) => {
  await page.getByTestId("folder-input").setInputFiles(join(folder, "shapes"));
  await trainsAStepOn(playground, whole);
});

test("a folder of pictures is dropped and trained on", async ({ page, playground }) => {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [join(folder, "shapes")], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await client.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
  }
  await trainsAStepOn(playground, whole);
});

test("pictures of several kinds and sizes, with alpha or turned, become images", async ({
  page,
  playground,
}) => {
  const made = await page.evaluate(async () => {
    const files: { path: string; base64: string }[] = [];
    for (const [i, type] of ["image/jpeg", "image/webp", "image/png", "image/jpeg"].entries()) {
      const canvas = new OffscreenCanvas(100 + i, 60);
      const context = canvas.getContext("2d")!;
      context.fillStyle = "white";
      if (type !== "image/png") context.fillRect(0, 0, 200, 60);
      context.fillStyle = "black";
      context.fillRect(20, 10, 30, 40);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
      files.push({ path: `odd/${i % 2 ? "b" : "a"}/${i}`, base64: btoa(String.fromCharCode(...bytes)) });
    }
    return files;
  });
  const odd = join(folder, "odd");
  for (const { path, base64 } of made) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.from(base64, "base64"));
  }
  writeFileSync(join(odd, "a", "broken.png"), "no picture");
  await page.getByTestId("folder-input").setInputFiles(odd);
  await trainsAStepOn(playground, { train: 4, classes: 2 });
  await expect(page.getByText("got 1 that is broken, the first odd/a/broken.png")).toBeVisible();
});

test("a load that is cancelled leaves the data in use, and is not complained about", async ({
  page,
  playground,
}) => {
  const before = await playground.dataset();
  const table = join(folder, "big.csv");
  const row = `${"7,".repeat(784)}7\n`;
  writeFileSync(table, row.repeat(60_000));
  await page.getByTestId("dataset-input").setInputFiles(table);
  await page.getByRole("button", { name: "Cancel loading" }).click();
  await expect(page.getByRole("group", { name: "Loading data" })).toHaveCount(0);
  await trainsAStepOn(playground, before);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("files that cannot be used are told in one message each kind", async ({ page, playground }) => {
  const before = await playground.dataset();
  const junk = Array.from({ length: 200 }, (_, i) => ({
    ...{ name: `${i}.bin`, mimeType: "", buffer: Buffer.from([1, 2, 3, 4]) },
  }));
  await playground.dropFiles(junk);
  await expect(
    page.getByText("The same goes for 199 other files: 1.bin, 2.bin, 3.bin and 196 more."),
  ).toBeVisible();
  expect(await playground.dataset()).toEqual(before);
});

test("what is wrong with several files takes the room of one message, and all of it can be read", async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.dropFiles([
    { name: "a.bin", mimeType: "", buffer: Buffer.from([1, 2, 3, 4]) },
    { name: "b.gz", mimeType: "", buffer: Buffer.from([0x1f, 0x8b, 8, 0]) },
    { name: "c.csv", mimeType: "", buffer: Buffer.alloc(0) },
  ]);
  const alert = page.getByRole("alert");
  await expect(alert).toHaveCount(1);
  await expect(alert).toContainText("a.bin: expected");
  const more = alert.getByText("and 2 more", { exact: true });
  await expect(more).toBeVisible();
  await expect(alert.getByRole("listitem")).toHaveCount(0);
  await more.click();
  await expect(alert.getByRole("listitem")).toContainText(["b.gz: expected", "c.csv: expected"]);
  await alert.getByRole("button", { name: "Dismiss" }).click();
  await expect(alert).toHaveCount(0);
});
