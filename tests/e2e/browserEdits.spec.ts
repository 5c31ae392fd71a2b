import { readFile } from "node:fs/promises";
import { idxBytes } from "../data/idxBytes.ts";
import { expect, test } from "./dataBrowser.ts";

const file = (name: string, bytes: Uint8Array) => ({
  ...{ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) },
});

/** Images of 12×20 without a test part, ten classes in turn; image n has a stripe at column n mod 20. */
function oblong(count: number) {
  const pixels = Uint8Array.from({ length: count * 240 }, (_, i) =>
    i % 20 === Math.floor(i / 240) % 20 ? 255 : 0,
  );
  const labels = Array.from({ length: count }, (_, n) => n % 10);
  return [
    file("oblong-images", idxBytes([count, 12, 20], pixels)),
    file("oblong-labels", idxBytes([count], labels)),
  ];
}

test.describe("changes in the data browser", () => {
  test.beforeEach(async ({ sheet, playground }) => {
    await playground.openReady({ epochs: 1, validation: 0 });
    await playground.chooseFiles(oblong(500));
    await expect.poll(() => playground.dataset()).toMatchObject({ train: 500, test: 0 });
    await sheet.open();
  });

  test("a share set aside to test with is its test part, counted as on the card, and can be put right", async ({
    sheet: browser,
    playground,
  }) => {
    await browser.dialog.getByText("20%", { exact: true }).click();
    await expect.poll(() => playground.dataset()).toMatchObject({ train: 400, test: 100 });
    await expect(browser.figures).toContainText("400 training images · 100 test images set aside");
    await expect.poll(browser.count).toBe(400);
    await browser.dialog.getByText("Test", { exact: true }).click();
    await expect.poll(browser.count).toBe(100);
    await expect(browser.dialog).toContainText("100 test images, set aside from the training images");
    expect(await browser.imagesOf("7")).toBe(10);

    await browser.cell(3).click();
    await browser.flip("Leave out");
    await expect.poll(() => playground.dataset()).toMatchObject({ train: 400, test: 99 });
    await expect(browser.figures).toContainText("400 training images · 99 test images set aside");
    await expect(browser.cell(3)).toHaveAccessibleName(/left out$/);
    await expect.poll(browser.count, "no other has changed places").toBe(100);
  });

  test("classes left out or merged are marked, and the export is read again as it was", async ({
    sheet: browser,
    playground,
    page,
  }) => {
    await browser.choose("What becomes of 4", "Left out");
    await browser.choose("What becomes of 7", "Counts as 1");
    await browser.dialog.getByLabel("Name of class 0").fill("zero");
    await browser.dialog.getByLabel("Name of class 0").press("Enter");
    await browser.dialog.getByText("20%", { exact: true }).click();
    await expect(browser.figures).toHaveText(
      "360 training images\u00a0· 90 test images set aside\u00a0· 12×20\u00a0· 8 classes · 1 class left out, 1 merged",
    );
    await expect(
      browser.dialog.getByRole("button", { name: "4: 40 training images, left out" }),
    ).toContainText("left out");
    const merged = browser.dialog.getByRole("button", { name: "7: 40 training images, counted as 1" });
    await expect(merged).toContainText("7 → 1");
    await merged.click();
    await expect(browser.cell(0)).toHaveAccessibleName(/labelled 7, counted as 1$/);
    await expect(browser.cell(0)).toHaveText("7 → 1");

    const downloads: Promise<ReturnType<typeof file>>[] = [];
    page.on("download", (download) => {
      const named = async () => file(download.suggestedFilename(), await readFile(await download.path()));
      downloads.push(named());
    });
    await browser.press("Export as IDX");
    await expect.poll(() => downloads.length).toBe(5);
    await browser.press("Close the data browser");
    await playground.dropFiles(await Promise.all(downloads));
    await expect.poll(() => playground.dataset()).toMatchObject({ train: 360, test: 90, classes: 8 });
    await expect(page.getByRole("alert")).toHaveCount(0);
    await browser.open();
    await expect(browser.figures).toHaveText(
      "360 training images\u00a0· 90 test images\u00a0· 12×20\u00a0· 8 classes",
    );
    await expect(browser.dialog).toContainText("Nothing has been changed.");
    expect([await browser.imagesOf("zero"), await browser.imagesOf("1")]).toEqual([40, 80]);
  });

  test("mean images of oblong sets lie within their classes' chips, in the middle", async ({
    sheet: browser,
    page,
  }) => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const [chip, mean] = await browser.class("3").evaluate((button) =>
        [button, button.querySelector("canvas") as Element].map((part) => {
          const { left, right } = part.getBoundingClientRect();
          return { left, right };
        }),
      );
      expect(mean.left).toBeGreaterThan(chip.left);
      expect(mean.left - chip.left).toBeCloseTo(chip.right - mean.right, 0);
    }
  });
});
