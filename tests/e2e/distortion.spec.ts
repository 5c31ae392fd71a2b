import type { Locator } from "@playwright/test";
import { expect, test } from "./playground.ts";

/** What a canvas shows, as text. */
const picture = (canvas: Locator) => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());

test.describe("distortion", () => {
  test("shows its digits, follows the slider and goes into the link", async ({ playground, page }) => {
    await playground.open({ epochs: 200, distortion: 4 });
    await page.getByText("See distorted digits").click();
    const before = page.getByRole("img", { name: "One training image of each class" });
    const after = page.getByRole("img", { name: "The same images as 3 epochs distort them" });
    await expect(after).toBeVisible();
    const [original, gentle] = [await picture(before), await picture(after)];
    await page.getByLabel("Distortion, °, exact value").fill("20");
    await page.keyboard.press("Enter");
    await expect.poll(() => picture(after)).not.toBe(gentle);
    expect(await picture(before)).toBe(original);
    await expect(page).toHaveURL(/distortion=20/);
    await expect(page.getByText("turned by up to 20°")).toBeVisible();
  });

  test("applies to the run that goes on", async ({ playground, page }) => {
    await playground.open({ epochs: 200 });
    await playground.train();
    await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(10);
    await page.getByLabel("Distortion, °, exact value").fill("10");
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: "Cosine to 0" }).check({ force: true });
    const { step } = await playground.status();
    await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(step!);
    await playground.reaches("training");
    await expect(page.getByText("A reset starts over")).toHaveCount(0);
  });
});

test("the best reader is set up and trained by one click", async ({ playground, page }) => {
  await playground.open();
  await page.getByRole("button", { name: "Train the best reader" }).click();
  await playground.reaches("training");
  await expect(page.getByLabel("Preset")).toContainText("Best reader");
  await expect(page).toHaveURL(/layers=784-800-10/);
  await expect(page).toHaveURL(/schedule=cosine/);
  await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(5);
});
