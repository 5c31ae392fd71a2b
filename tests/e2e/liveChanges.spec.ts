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

  test("that break the run are told, and the way back is open", async ({ playground, page }) => {
    await playground.open({ lr: 10, decay: 1, epochs: 100 });
    await playground.train();
    await playground.reaches("failed");
    const alert = page.getByRole("alert");
    await expect(alert).toHaveAttribute("data-code", "diverged");
    await expect(alert).toContainText("Lower the learning rate (now 10)");
    await page.getByLabel("Learning rate, exact value").fill("0.01");
    await page.keyboard.press("Enter");
    await playground.reset();
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
