import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./playground.ts";

/** Holds back the part of the page with this address until what is returned is called. */
async function holdBack(page: Page, address: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(address, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Where an element is on the page, and how high, in px. */
const place = (element: Locator) =>
  element.evaluate((node) => {
    const { top, height } = node.getBoundingClientRect();
    return { top: Math.round(top + window.scrollY), height: Math.round(height) };
  });

for (const [width, height, hasTouch] of [
  [1440, 900, false],
  [1200, 900, false],
  [800, 900, true],
  [390, 844, true],
] as const) {
  test.describe(`on a screen of ${width}×${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch, isMobile: hasTouch });

    test("nothing moves when the curves come", async ({ playground, page }) => {
      const release = await holdBack(page, /Curves-.*\.js/);
      await playground.openReady();
      await page.evaluate(() => document.fonts.ready);
      const cards = page.getByRole("region", { name: /^(Data|Views of the run)$/ });
      const tops = async () => Promise.all((await cards.all()).map(async (card) => (await place(card)).top));
      const before = await tops();
      expect(before.length).toBe(2);
      release();
      await expect(page.locator(".recharts-surface").first()).toBeAttached();
      // A few px are a font's: less than a line.
      for (const [i, top] of (await tops()).entries()) expect(Math.abs(top - before[i])).toBeLessThan(5);
    });

    test("nothing moves when the weights come", async ({ playground, page }) => {
      await playground.openReady({ layers: "784-300-10", epochs: 1 });
      await page.evaluate(() => document.fonts.ready);
      const views = page.getByRole("region", { name: "Views of the run" });
      const picture = page.getByRole("img", { name: /^Pictures of the weights/ });
      const before = await place(views);
      if (width < 1100) await expect(picture).toHaveCount(0); // far below, nobody has seen them
      await views.scrollIntoViewIfNeeded();
      await expect(picture).toBeVisible();
      expect((await place(views)).height).toBe(before.height);
    });
  });
}

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`help at ${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test("is as high before its words come", async ({ playground, page }) => {
      const release = await holdBack(page, /HelpSheet-.*\.js/);
      await playground.openReady();
      await page.evaluate(() => document.fonts.ready);
      await page.getByRole("button", { name: "Help", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "How it works" });
      await expect(dialog.locator("div")).toHaveCount(1);
      const before = await place(dialog);
      release();
      await expect(dialog.getByRole("heading")).toBeVisible();
      expect(Math.abs((await place(dialog)).height - before.height)).toBeLessThan(5);
    });
  });
}

test.describe("the drawing card", () => {
  test("is as high before there are data", async ({ playground, page }) => {
    const release = await holdBack(page, /\/main-.*\.js/);
    await page.goto("./");
    await page.evaluate(() => document.fonts.ready);
    const last = page.getByRole("button", { name: "Why", exact: true });
    const before = await place(last);
    await expect(page.getByRole("button", { name: "It is a 3" })).toHaveAttribute("aria-disabled", "true");
    release();
    await playground.reaches("ready");
    expect(await place(last)).toEqual(before);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the drop box names what may be opened", async ({ playground, page }) => {
    await playground.openReady();
    const said = page.getByText("Choose files of your own").locator("xpath=ancestor::p");
    await expect(said).toHaveText(
      /a folder\s*IDX, NumPy, CSV, zip or pictures\. Nothing leaves this device\.$/,
      {
        useInnerText: true,
      },
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
