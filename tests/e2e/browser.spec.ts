import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { expect, test } from "./dataBrowser.ts";

test.describe("the data browser", () => {
  test.beforeEach(async ({ playground }) => {
    await playground.open({ epochs: 1 });
    await playground.reaches("ready");
  });

  test("shows every image of a class, to the last, and puts one right", async ({
    sheet: browser,
    playground,
    page,
  }) => {
    const before = await playground.dataset();
    await browser.open();
    const all = await browser.count();
    expect(all).toBe(before.train! + before.validation!);
    await expect(browser.figures).toContainText("28×28 · 10 classes");

    await browser.class("7").click();
    await expect(browser.class("7")).toHaveAttribute("aria-pressed", "true");
    const sevens = await browser.imagesOf("7");
    await expect.poll(browser.count).toBe(sevens);
    await browser.grid.evaluate((grid) => grid.scrollTo(0, grid.scrollHeight));
    const last = browser.cell(sevens - 1);
    await expect(last).toHaveAccessibleName(/^Image \d+, labelled 7$/);
    expect(await painted(last), "the picture of the last row").toBe(true);

    await last.click();
    await expect(browser.panel.getByRole("img", { name: /28×28 pixels/ })).toBeVisible();
    const place = await browser.panel.getAttribute("data-place");
    await browser.choose("This is a", "1");
    await expect(browser.panel).toContainText("It came as 7.");
    await expect(browser.figures).toContainText("1 label put right");
    await expect.poll(() => browser.imagesOf("7")).toBe(sevens - 1);
    await expect.poll(browser.count, "it has left the list of sevens").toBe(sevens - 1);
    await expect(browser.panel).toHaveAttribute("data-place", place!);

    await browser.flip("Leave out");
    await expect(browser.figures).toContainText("1 image left out");
    await expect.poll(async () => (await playground.dataset()).train! + before.validation!).toBe(all - 1);
    await browser.flip("Show values");
    await expect(browser.panel.getByRole("table")).toBeVisible();
    await expect(browser.panel.getByRole("cell")).toHaveCount(28 * 28 + 1);
    await browser.press("Close the image");

    await browser.class("7").click();
    await browser.flip("Changed only");
    await expect.poll(browser.count).toBe(1);
    await expect(browser.cell(0)).toHaveAccessibleName(`Image ${place}, labelled 1, came as 7, left out`);
    await browser.cell(0).click();
    await browser.press("Undo the new label");
    await browser.flip("Leave out");
    await expect.poll(browser.count).toBe(0);
    await expect(browser.dialog).toContainText("No training image has been changed.");
    await browser.press("Close the data browser");
    await expect(browser.dialog).toBeHidden();
    expect(await playground.dataset()).toEqual(before);
    await expect(page.getByRole("button", { name: "Browse images" })).toBeFocused();
  });

  test("names, drops and joins classes, for the run or for the next", async ({
    sheet: browser,
    playground,
    page,
  }) => {
    await browser.open();
    await browser.dialog.getByLabel("Name of class 3").fill("three");
    await browser.dialog.getByLabel("Name of class 3").press("Enter");
    await expect(browser.class("three")).toBeVisible();
    await browser.choose("What becomes of 9", "Left out");
    await expect.poll(async () => (await playground.dataset()).classes).toBe(9);
    await expect(browser.dialog).toContainText("Your changes are in use.");
    await browser.press("Close the data browser");
    await playground.draw([
      [
        [0.5, 0.2],
        [0.5, 0.8],
      ],
    ]);
    await expect(page.getByTestId("probability-3")).toBeVisible();
    await expect(page.getByRole("button", { name: /^three,/ }), "the bar of the class").toBeVisible();
    await expect(page.getByTestId("probability-9")).toHaveCount(0);

    await playground.step();
    await playground.reaches("paused");
    await browser.open();
    await browser.choose("What becomes of 8", "Counts as 0");
    await expect(browser.dialog).toContainText("Your changes wait for the next reset.");
    expect((await playground.dataset()).classes).toBe(9);
    await browser.press("Reset and use");
    await expect.poll(async () => (await playground.dataset()).classes).toBe(8);
    await expect(browser.dialog).toContainText("Your changes are in use.");

    for (const label of [1, 2, 4, 5, 6, 7]) await browser.choose(`What becomes of ${label}`, "Left out");
    await browser.choose("What becomes of three", "Left out");
    await expect(browser.dialog.getByRole("alert")).toContainText("at least 2 classes");
    await browser.press("Undo all changes");
    await expect.poll(async () => (await playground.dataset()).classes).toBe(10);
    await expect(browser.dialog).toContainText("Nothing has been changed.");
    await expect(browser.class("three")).toHaveCount(0);

    const said = browser.dialog.getByRole("status").filter({ hasText: "Undone" });
    await page.keyboard.press("Control+z");
    await expect(said).toHaveText("Undone: undoing all changes. 9 more changes can be undone.");
    await expect(browser.class("three")).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(said).toHaveText("Undone: what becomes of a class. 8 more changes can be undone.");
    await expect.poll(async () => (await playground.dataset()).classes).toBe(3);
    await browser.press("Close the data browser");
    await expect(page.getByTestId("prediction"), "the drawing beneath is what it was").not.toHaveAttribute(
      "data-label",
      "",
    );
  });

  test("exports what the network is trained on, as IDX files", async ({ sheet: browser, page }) => {
    await browser.open();
    const train = await browser.count();
    const zeros = await browser.imagesOf("0");
    await browser.choose("What becomes of 0", "Left out");
    await browser.flip("Invert");
    await expect(browser.dialog).toContainText("Your changes are in use.");
    const downloads: Promise<readonly [string, Buffer]>[] = [];
    page.on("download", (download) => {
      downloads.push(
        download.path().then(async (path) => [download.suggestedFilename(), await readFile(path)]),
      );
    });
    await browser.press("Export as IDX");
    await expect.poll(() => downloads.length).toBe(5);
    const files = new Map(await Promise.all(downloads));
    const images = gunzipSync(files.get("train-images-idx3-ubyte.gz")!);
    expect([0, 4, 8, 12].map((at) => images.readUInt32BE(at))).toEqual([0x803, train - zeros, 28, 28]);
    expect(images.length).toBe(16 + (train - zeros) * 784);
    expect(images[16], "a corner, inverted").toBe(255);
    const labels = gunzipSync(files.get("train-labels-idx1-ubyte.gz")!);
    expect([labels.readUInt32BE(0), labels.readUInt32BE(4)]).toEqual([0x801, train - zeros]);
    expect(new Set(labels.subarray(8))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8]));
    expect(gunzipSync(files.get("t10k-labels-idx1-ubyte.gz")!).readUInt32BE(0)).toBe(0x801);
    expect(files.get("classes.txt")!.toString()).toBe("1\n2\n3\n4\n5\n6\n7\n8\n9\n");
    await expect(browser.dialog.getByRole("link", { name: /^train-images/ })).toBeVisible();
  });

  test("is used by keys alone", async ({ sheet: browser, playground, page }) => {
    const { keyboard } = page;
    await page.getByRole("button", { name: "Browse images" }).focus();
    await keyboard.press("Enter");
    await expect(browser.cell(0)).toHaveAccessibleName(/labelled/);
    for (let presses = 0; presses < 30; presses++) {
      await keyboard.press("Tab");
      if (await browser.cell(0).evaluate((cell) => cell === document.activeElement)) break;
    }
    await expect(browser.cell(0)).toBeFocused();
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowRight");
    const columns = Number(await browser.grid.getAttribute("aria-colcount"));
    await expect(browser.cell(columns + 1)).toBeFocused();
    await keyboard.press("Control+End");
    const last = (await browser.count()) - 1;
    await expect(browser.cell(last)).toBeFocused();
    await expect(browser.cell(last)).toHaveAccessibleName(new RegExp(`^Image ${last}, labelled \\d$`));
    await expect(browser.cell(last)).toBeInViewport();
    await keyboard.press("PageUp");
    await keyboard.press("Home");
    const focused = await page.evaluate(() =>
      Number((document.activeElement as HTMLElement).dataset["item"]),
    );
    expect(focused % columns).toBe(0);
    await keyboard.press("Enter");
    await expect(browser.panel).toBeFocused();
    await keyboard.press("ArrowRight");
    await expect(browser.panel).toHaveAttribute("data-place", String(focused + 1));
    await browser.panel.getByRole("switch", { name: "Leave out" }).focus();
    await keyboard.press("Space");
    await expect(browser.figures).toContainText("1 image left out");
    await keyboard.press("Escape");
    await expect(browser.panel).toHaveCount(0);
    await expect(browser.cell(focused + 1)).toBeFocused();
    await expect(browser.cell(focused + 1)).toHaveAccessibleName(/left out$/);
    await keyboard.press("Escape");
    await expect(browser.dialog).toBeHidden();
    expect((await playground.status()).state, "no key has reached the page").toBe("ready");
  });
});

// Each theme once and each width once.
for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 390, 844],
] as const) {
  test.describe(`the data browser in ${colorScheme} at ${width}×${height}`, () => {
    test.use({ colorScheme, viewport: { width, height }, reducedMotion: "reduce", hasTouch: width < 500 });

    test("has no accessibility violation, in the grid and in its panels", async ({
      sheet: browser,
      playground,
      page,
    }) => {
      const violations = async () =>
        (await new AxeBuilder({ page }).include("dialog[open]").analyze()).violations;
      await playground.open();
      await playground.reaches("ready");
      await browser.open();
      expect(await violations()).toEqual([]);
      const fits = () => browser.dialog.evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth);
      expect(await fits()).toBe(true);
      await browser.cell(3).click();
      await browser.flip("Leave out");
      // Contrast of 784 numbers takes its time.
      if (width < 500) await browser.flip("Show values");
      expect(await violations()).toEqual([]);
      if (width < 500) expect(await tooSmall(browser.panel), "for a finger").toEqual([]);
      await browser.press("Close the image");
      await expect(browser.cell(3)).toBeFocused();
      if (width < 500) {
        await browser.press("Correct the set");
        await expect(browser.dialog.getByRole("region", { name: "Correct the set" })).toBeVisible();
        await expect(browser.dialog.locator("[inert]").getByTestId("image-grid")).toHaveCount(1);
        expect(await violations()).toEqual([]);
        expect(await tooSmall(browser.dialog), "for a finger").toEqual([]);
        await browser.press("Back to the images");
        await expect(browser.dialog.getByRole("button", { name: "Correct the set" })).toBeFocused();
        await expect(browser.dialog.locator("[inert]")).toHaveCount(0);
        expect(await tooSmall(browser.dialog), "for a finger").toEqual([]);
      }
    });
  });
}

/** Whether the picture of a cell's row has been read by the browser. */
function painted(cell: Locator): Promise<boolean> {
  return cell.evaluate(async (element) => {
    const picture = element.parentElement?.querySelector("img");
    await picture?.decode();
    return (picture?.naturalWidth ?? 0) > 28;
  });
}

/** Names of the buttons and lists that are less than 44 pixels high. */
function tooSmall(part: Locator): Promise<string[]> {
  return part.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>("button, select, input:not([type=radio])")]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .filter((control) => control.getBoundingClientRect().height < 44)
      .map((control) => `${control.textContent} ${control.getBoundingClientRect().height}`),
  );
}
