import { expect, test } from "./playground.ts";

const hashOf = (url: string) => new Map([...new URLSearchParams(new URL(url).hash.slice(1))]);

test.describe("the experiment in the link", () => {
  test("is taken over when the page opens", async ({ playground, page }) => {
    await playground.open({
      layers: "784-32-16-10",
      activation: "tanh",
      init: "xavier",
      optimizer: "adam",
      lr: 0.003,
      batch: 100,
      epochs: 3,
      seed: 7,
      validation: 2000,
    });
    await playground.reaches("ready");
    await expect(page.getByLabel("Units of hidden layer 1")).toHaveValue("32");
    await expect(page.getByLabel("Units of hidden layer 2")).toHaveValue("16");
    await expect(page.getByRole("radio", { name: "Tanh" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "Xavier" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "Adam" })).toBeChecked();
    await expect(page.getByLabel("Learning rate, exact value")).toHaveValue("0.003");
    await expect(page.getByLabel("Batch size, exact value")).toHaveValue("100");
    await expect(page.getByLabel("Epochs, exact value")).toHaveValue("3");
    await expect(page.getByLabel("Validation images, exact value")).toHaveValue("2000");
    expect(await playground.dataset()).toMatchObject({ train: 10_000, validation: 2000 });
    await expect(page.getByText("25,818 parameters")).toBeVisible();
  });

  test("follows every change, and keeps keys it does not know", async ({ playground, page }) => {
    await playground.open({ lesson: "week 3", seed: 5 });
    await playground.reaches("ready");
    await page.getByRole("radio", { name: "Momentum" }).check({ force: true });
    await page.getByRole("button", { name: "Add hidden layer" }).click();
    await page.getByLabel("Learning rate, exact value").fill("0.03");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => Object.fromEntries(hashOf(page.url())))
      .toMatchObject({
        layers: "784-128-64-10",
        optimizer: "momentum",
        momentum: "0.9",
        lr: "0.03",
        seed: "5",
        lesson: "week 3",
      });
    await page.reload();
    await playground.reaches("ready");
    await expect(page.getByLabel("Units of hidden layer 2")).toHaveValue("64");
  });

  test("names a bad value and uses its default", async ({ playground, page }) => {
    await playground.open({ lr: "fast", layers: "784-0-10", activation: "relu" });
    await playground.reaches("ready");
    const alerts = page.getByRole("alert");
    await expect(alerts).toHaveCount(2);
    await expect(alerts.filter({ hasText: "lr" })).toContainText('got "fast". Using 0.1 instead');
    await expect(alerts.filter({ hasText: "layers" })).toHaveAttribute("data-code", "link-layers");
    await expect(page.getByLabel("Learning rate, exact value")).toHaveValue("0.1");
    expect(hashOf(page.url()).get("lr")).toBe("0.1");
  });

  test("is taken over when only the hash changes", async ({ playground, page }) => {
    await playground.open({ seed: 1 });
    await playground.reaches("ready");
    await playground.step();
    await page.evaluate(() => {
      location.hash = "#layers=784-20-10&seed=9";
    });
    await expect(page.getByLabel("Units of hidden layer 1")).toHaveValue("20");
    await playground.reaches("ready");
    await expect(page.getByText("15,910 parameters")).toBeVisible();
  });
});
