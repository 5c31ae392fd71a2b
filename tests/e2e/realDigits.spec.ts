import { readFileSync } from "node:fs";
import { allMnistFiles, mnistFile, needsSharedData, penDigits } from "./mnistFiles.ts";
import { expect, test, type Playground } from "./playground.ts";

/** Two hundred digits are drawn and rubbed out: looked at often, that takes seconds. */
const quick = { intervals: [5] };

test.describe("real MNIST", () => {
  test.beforeEach(needsSharedData);

  test("dropped in shuffled order under other names, it trains to 92 % and reads real pens", async ({
    playground,
  }) => {
    test.slow(); // many drawings, each of which must settle
    await playground.open({
      layers: "784-128-10",
      activation: "relu",
      init: "he",
      lr: 0.2,
      batch: 32,
      epochs: 1,
    });
    await playground.reaches("ready");
    await playground.dropFiles([
      mnistFile("testLabels", "d.bin"),
      mnistFile("trainImages", "a.idx"),
      mnistFile("testImages", "c (1).gz"),
      mnistFile("trainLabels", "b"),
    ]);
    await expect
      .poll(() => playground.dataset())
      .toEqual({
        name: "MNIST",
        train: 55_000,
        validation: 5_000,
        test: 10_000,
        classes: 10,
      });
    await playground.train();
    await playground.reaches("done");
    expect(await playground.metric("validation-accuracy")).toBeGreaterThanOrEqual(0.92);
    expect(await playground.metric("test-accuracy")).toBeGreaterThanOrEqual(0.92);

    let right = 0;
    const digits = penDigits(120);
    for (const { label, strokes } of digits) {
      await playground.replay(strokes);
      await expect.poll(() => playground.prediction(), quick).not.toBeNull();
      if ((await settledPrediction(playground)) === label) right += 1;
      await playground.clearDrawing();
      await expect.poll(() => playground.prediction(), quick).toBeNull();
    }
    test.info().annotations.push({ type: "pens read", description: `${right} of ${digits.length}` });
    expect(right / digits.length).toBeGreaterThanOrEqual(0.88);
  });

  test("agrees with NumPy on a whole epoch, to the last digits", async ({ playground }) => {
    const { runs } = JSON.parse(
      readFileSync(new URL("../fixtures/parity.json", import.meta.url), "utf8"),
    ) as { runs: { name: string; losses: string; test: { loss: number; correct: number } }[] };
    const run = runs.find(({ name }) => name === "one epoch of 784-128-10 sigmoid")!;
    const losses = new Float64Array(new Uint8Array(Buffer.from(run.losses, "base64")).buffer);

    await playground.open({
      layers: "784-128-10",
      activation: "sigmoid",
      init: "randn",
      optimizer: "sgd",
      lr: 0.1,
      batch: 64,
      epochs: 1,
      seed: 42,
      precision: "f64",
      validation: 0,
    });
    await playground.reaches("ready");
    await playground.chooseFiles(allMnistFiles());
    await expect.poll(async () => (await playground.dataset()).train).toBe(60_000);
    await playground.train();
    await playground.reaches("done");

    const images = Array.from(losses, (_, k) => Math.min(64, 60_000 - k * 64));
    const mean = losses.reduce((sum, loss, k) => sum + loss * images[k], 0) / 60_000;
    const loss = await playground.metric("train-loss");
    expect(Math.abs(loss! - mean) / mean).toBeLessThan(1e-12);
    expect(await playground.metric("test-accuracy")).toBe(run.test.correct / 10_000);
    const testLoss = await playground.metric("test-loss");
    expect(Math.abs(testLoss! - run.test.loss) / run.test.loss).toBeLessThan(1e-12);
    expect(await playground.metric("validation-loss")).toBeNull();
  });

  test("comes one file at a time, and the page says what is missing", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    await playground.chooseFiles([mnistFile("testImages", "t10k-images-idx3-ubyte.gz")]);
    await expect(page.getByText("Still missing:")).toContainText("Still missing");
    await expect(page.getByRole("status").filter({ hasText: "Still missing" })).toContainText(
      "training images",
    );
    expect((await playground.dataset()).name).toBe("Built-in digits");
    await playground.chooseFiles([mnistFile("trainLabels", "train-labels-idx1-ubyte.gz")]);
    await playground.chooseFiles([mnistFile("trainImages", "train-images-idx3-ubyte.gz")]);
    await expect.poll(async () => (await playground.dataset()).name).toBe("MNIST");
    expect((await playground.dataset()).test).toBe(0);
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await playground.chooseFiles([mnistFile("testLabels", "t10k-labels-idx1-ubyte.gz")]);
    await expect.poll(async () => (await playground.dataset()).test).toBe(10_000);
    await expect(page.getByText("Still missing:")).toHaveCount(0);
    expect((await playground.status()).step, "test images join a run that goes on").toBe(1);
  });

  test("damaged, it is refused by name and what was loaded stays", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    const images = mnistFile("testImages", "t10k-images-idx3-ubyte.gz");
    const cut = { ...images, buffer: images.buffer.subarray(0, 900_000) };
    await playground.dropFiles([cut]);
    await expect(page.getByRole("alert")).toHaveAttribute("data-code", "truncated");
    await expect(page.getByRole("alert")).toContainText("t10k-images-idx3-ubyte.gz");

    const flipped = { ...images, buffer: Buffer.from(images.buffer) };
    flipped.buffer[flipped.buffer.length - 6] ^= 1;
    await playground.dropFiles([flipped]);
    await expect(page.getByRole("alert")).toHaveAttribute("data-code", "bad-crc");

    await playground.dropFiles([
      {
        name: "holiday.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("no digits here"),
      },
    ]);
    await expect(page.getByRole("alert")).toContainText("holiday.txt");
    expect((await playground.dataset()).name).toBe("Built-in digits");
    await playground.reaches("ready");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});

/** The answer to the last point drawn: the page answers each point, so it is the one that stays. */
async function settledPrediction(playground: Playground): Promise<number | undefined> {
  let before = await playground.prediction();
  for (;;) {
    await playground.page.waitForTimeout(15);
    const now = await playground.prediction();
    if (now?.confidence === before?.confidence) return now?.label;
    before = now;
  }
}
