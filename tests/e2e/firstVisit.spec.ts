import { availableParallelism } from "node:os";
import { expect, test } from "./playground.ts";

test.describe("a first visit", () => {
  test("finds built-in digits, a network and a Train button", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    expect(await playground.dataset()).toEqual({
      name: "Built-in digits",
      train: 7000,
      validation: 5000,
      test: 2000,
      classes: 10,
    });
    await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toHaveCount(0);
    expect(await playground.metric("train-loss")).toBeNull();
    expect(await playground.metric("validation-loss")).toBeNull();
    expect(await playground.prediction()).toBeNull();
    const pad = await playground.pad.boundingBox();
    expect(pad!.y + pad!.height, "the pad is in sight without scrolling").toBeLessThan(900);
  });

  test("trains to the end, with the figures falling into place", async ({ playground, page }) => {
    await playground.open({ epochs: 20 }); // two are over before anybody has seen the button
    await playground.train();
    await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
    await playground.reaches("done");
    const status = await playground.status();
    expect(status).toMatchObject({
      epoch: 20,
      step: 20 * Math.ceil(7000 / 64),
      engine: "fast",
      threads: Math.min(availableParallelism(), 8),
    });
    expect(status.imagesPerSecond).toBeGreaterThan(0);
    expect(status.epochSeconds).toBeGreaterThan(0);
    expect(await playground.metric("train-loss")).toBeLessThan(2);
    expect(await playground.metric("validation-accuracy")).toBeGreaterThan(0.5);
    expect(await playground.metric("test-accuracy")).toBeGreaterThan(0.5);
    expect(await playground.metric("test-loss")).toBeLessThan(2);
    await expect(page.locator(".recharts-line-curve").first()).toBeVisible();
  });

  test("pauses, steps, goes on and starts over from the same seed", async ({ playground, page }) => {
    await playground.open({ epochs: 50 });
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    const first = await playground.metric("train-loss");
    await playground.train();
    await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(20);
    await playground.pause();
    await playground.reaches("paused");
    const { step } = await playground.status();
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", String(step! + 1));
    await playground.reset();
    await playground.reaches("ready");
    await expect(playground.runStatus).toHaveAttribute("data-step", "0");
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    expect(await playground.metric("train-loss")).toBe(first);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("is run by the space bar, which a field keeps for itself", async ({ playground, page }) => {
    await playground.open({ epochs: 100 });
    await playground.reaches("ready");
    await page.keyboard.press("Space");
    await playground.reaches("training");
    await page.keyboard.press("Space");
    await playground.reaches("paused");
    await page.getByLabel("Seed", { exact: true }).first().focus();
    await page.keyboard.press("Space");
    await playground.reaches("paused");
    await page.getByLabel("Learning rate").first().focus();
    await page.keyboard.press("Space");
    await playground.reaches("training");
  });

  test("puts the first point on the curve with the first step", async ({ playground, page }) => {
    await playground.open();
    await playground.step();
    await expect(page.getByRole("img", { name: /^Loss over 0\.0 epochs/ })).toBeVisible();
  });
});
