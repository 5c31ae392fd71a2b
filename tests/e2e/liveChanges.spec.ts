import { expect, test } from "./playground.ts";

test.describe("changes while a run goes on", () => {
  test("of rate, batch and optimiser apply at once", async ({ playground, page }) => {
    await playground.open({ epochs: 200 });
    await playground.train();
    await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(10);
    await page.getByLabel("Learning rate, exact value").fill("0.01");
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: "RMSProp" }).check({ force: true });
    await page.getByLabel("Batch size, exact value").fill("256");
    await page.keyboard.press("Enter");
    const { step } = await playground.status();
    await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(step!);
    await playground.reaches("training");
    await expect(page.getByText("A reset starts over")).toHaveCount(0);
  });

  test("of the network wait for a reset, which is offered", async ({ playground, page }) => {
    await playground.open({ epochs: 200 });
    await playground.train();
    await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(10);
    await page.getByLabel("Units of hidden layer 1").fill("32");
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: "Sigmoid" }).check({ force: true });
    await expect(page.getByText("This run keeps its layers and activation.")).toBeVisible();
    await playground.reaches("training");
    await page.getByRole("button", { name: "Reset and apply" }).click();
    await playground.reaches("ready");
    await expect(page.getByText("This run keeps its")).toHaveCount(0);
    await expect(page.getByText("What each of the 32 hidden units looks for")).toBeVisible();
  });

  test("of the validation images wait too, and say so among the data", async ({ playground, page }) => {
    await playground.open({ epochs: 200 });
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await page.getByLabel("Held back").press("ArrowLeft");
    const data = page.getByRole("region", { name: "Data" });
    await expect(data.getByText("This run keeps its validation images.")).toBeVisible();
    await expect(page.getByText("This run keeps its")).toHaveCount(1);
    await data.getByRole("button", { name: "Reset and apply" }).click();
    await expect.poll(async () => (await playground.dataset()).validation).toBe(2000);
  });

  test("go from a typed value to the sliders' nearest stops", async ({ playground, page }) => {
    await playground.open({ lr: 0.03 });
    await playground.reaches("ready");
    const [slider, exact] = [page.getByLabel("Learning rate"), page.getByLabel("Learning rate, exact value")];
    await slider.first().press("ArrowRight");
    await expect(exact).toHaveValue("0.05");
    await exact.fill("0.03");
    await exact.press("Enter");
    await slider.first().press("ArrowLeft");
    await expect(exact).toHaveValue("0.02");
  });

  test("to what is no value say what is expected, and are dropped", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    const exact = page.getByLabel("Batch size, exact value");
    await exact.fill("0");
    await exact.press("Enter");
    await expect(page.getByText("expected a whole number from 1 to 8,192")).toBeVisible();
    await expect(exact).toHaveValue("0");
    await exact.blur();
    await expect(exact).toHaveValue("64");
    await expect(page.getByText("expected a whole number")).toHaveCount(0);
  });

  test("leave the focus where the next one may be made", async ({ playground, page }) => {
    await playground.open({ layers: "784-9-8-7-6-5-4-3-10" });
    await playground.reaches("ready");
    const add = page.getByRole("button", { name: "Add hidden layer" });
    await add.focus();
    await page.keyboard.press("Enter");
    await expect(add).toBeDisabled();
    await expect(add).toBeFocused();
    await page.getByRole("button", { name: "Remove hidden layer 1" }).click();
    await expect(add).toBeEnabled();
    await expect(add).toBeFocused();
  });

  test("that break the run are told, and the way back is open", async ({ playground, page }) => {
    await playground.open({ lr: 10, decay: 1, epochs: 100 });
    await playground.train();
    await playground.reaches("failed");
    const alert = page.getByRole("alert");
    await expect(alert).toHaveAttribute("data-code", "diverged");
    await expect(alert).toContainText("Lower the learning rate (now 10)");
    await expect(page.getByRole("button", { name: "Test now" })).toBeDisabled();
    await page.getByLabel("Learning rate, exact value").fill("0.01");
    await page.keyboard.press("Enter");
    await alert.getByRole("button", { name: "Reset and try again" }).click();
    await playground.reaches("ready");
    await expect(page.getByRole("alert")).toHaveCount(0);
    await playground.step();
    await playground.reaches("paused");
  });

  test("survive the death of the worker", async ({ playground, page, problems }) => {
    problems.allow(/boom/);
    await playground.open({ seed: 3 });
    await playground.reaches("ready");
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await page.workers()[0].evaluate(() => {
      setTimeout(() => {
        throw new Error("boom");
      });
    });
    await expect(page.getByRole("alert")).toHaveAttribute("data-code", "worker-lost");
    await expect(page.getByRole("alert")).toContainText("boom");
    await playground.reaches("ready");
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
  });
});
