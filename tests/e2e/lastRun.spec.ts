import type { Page } from "@playwright/test";
import { expect, test } from "./playground.ts";
import { fourFiles, Shelf } from "./shelf.ts";

const bringBack = (page: Page) => page.getByRole("button", { name: "Bring back the run before" });

test.describe("the run before", () => {
  test("is brought back after a reset, by keys alone", async ({ playground, page }) => {
    await playground.openReady({ layers: "784-16-10", epochs: 1 });
    await expect(bringBack(page)).toHaveCount(0);
    await playground.train();
    await playground.reaches("done");
    await expect.poll(() => playground.metric("test-accuracy")).not.toBeNull();
    const [{ step }, accuracy] = [await playground.status(), await playground.metric("test-accuracy")];
    await playground.reset();
    await playground.reaches("ready");
    await expect(bringBack(page)).toHaveAttribute(
      "title",
      `Bring back the run before: 784-16-10, ${step!.toLocaleString("en")} steps on Built-in digits`,
    );
    await page.getByLabel("Seed", { exact: true }).fill("7");
    await page.getByRole("button", { name: "Reset", exact: true }).focus();
    await page.keyboard.press("Tab");
    await expect(bringBack(page)).toBeFocused();
    await page.keyboard.press("Enter");
    await playground.reaches("done");
    expect(await playground.status()).toMatchObject({ step, epoch: 1 });
    expect(await playground.metric("test-accuracy")).toBe(accuracy);
    await expect(page.getByLabel("Seed", { exact: true }), "as the run was made").toHaveValue("42");
    await expect(page.getByText("A reset starts over")).toHaveCount(0);
    await expect(bringBack(page), "the run that stood had nothing to lose").toHaveCount(0);
    await expect(page.getByRole("button", { name: "Train", exact: true })).toBeFocused();
  });

  test("comes back with its data, which the next visit begins with", async ({ playground, page }) => {
    const shelf = new Shelf(page);
    await playground.openReady({ layers: "784-16-10", validation: 50 });
    await playground.dropFiles(await fourFiles("letters"));
    await expect.poll(() => shelf.names()).toEqual(["letters"]);
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await playground.dropFiles(await fourFiles("runes", { train: 300, test: 0 }));
    await expect(shelf.inUse()).toHaveAttribute("data-name", "runes");
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "2");

    await bringBack(page).click();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await expect.poll(() => playground.dataset()).toMatchObject({ name: "letters", test: 60 });
    await expect(shelf.inUse()).toHaveAttribute("data-name", "letters");
    await expect(bringBack(page), "the other way round").toHaveAttribute("title", /2 steps on runes$/);
    await playground.reload();
    expect(await playground.dataset()).toMatchObject({ name: "letters" });
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the way back leaves room for where the run stands", async ({ playground, page }) => {
    await playground.openReady({ layers: "784-16-10", epochs: 100 });
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await playground.reset();
    await expect(bringBack(page)).toBeVisible();
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    const words = playground.runStatus.getByText(/Epoch 1 of 100/).first();
    const [inside, around] = [(await words.boundingBox())!, (await playground.runStatus.boundingBox())!];
    expect(inside.x + inside.width).toBeLessThanOrEqual(around.x + around.width);
  });
});
