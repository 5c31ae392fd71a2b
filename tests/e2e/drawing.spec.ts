import { expect, test, type Playground, type Stroke } from "./playground.ts";

const three: Stroke = [
  [0.3, 0.3],
  [0.5, 0.18],
  [0.7, 0.3],
  [0.52, 0.48],
  [0.72, 0.65],
  [0.5, 0.85],
  [0.28, 0.75],
];
const bar: Stroke = [
  [0.4, 0.1],
  [0.4, 0.5],
];

test.describe("the drawing pad", () => {
  test("answers a drawing at once, and again while the network trains", async ({ playground }) => {
    await playground.open({ epochs: 300 });
    await playground.reaches("ready");
    await playground.draw([three]);
    await expect.poll(() => playground.prediction()).not.toBeNull();
    const untrained = await playground.prediction();
    const bars = await playground.probabilities();
    expect(bars).toHaveLength(10);
    expect(bars.reduce<number>((sum, p) => sum + (p ?? 0), 0)).toBeCloseTo(1, 9);
    await playground.train();
    await expect
      .poll(async () => (await playground.prediction())?.confidence)
      .not.toBe(untrained!.confidence);
    await expect.poll(async () => (await playground.prediction())?.label).toBe(3);
  });

  test("takes back strokes one by one, and all at once", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    await playground.draw([three]);
    await expect.poll(() => playground.prediction()).not.toBeNull();
    const one = await settled(playground);
    await playground.draw([bar]);
    await expect.poll(() => settled(playground)).not.toBe(one);
    await page.keyboard.press("Control+z");
    await expect.poll(() => settled(playground)).toBe(one);
    await playground.clearDrawing();
    await expect.poll(() => playground.prediction()).toBeNull();
    await expect(page.getByRole("button", { name: "Clear drawing" })).toBeDisabled();
  });

  test("shows a tap as a dot", async ({ playground }) => {
    await playground.open();
    await playground.reaches("ready");
    await playground.draw([[[0.4, 0.6]]]);
    await expect.poll(() => playground.prediction()).not.toBeNull();
    const ink = await playground.pad.evaluate((pad) => {
      const canvas = pad as HTMLCanvasElement;
      const y = 0.6 * canvas.height;
      const row = canvas.getContext("2d")!.getImageData(0, y, canvas.width, 1).data;
      return [0.4, 0.42, 0.46].map((x) => row[Math.round(x * canvas.width) * 4 + 3]);
    });
    expect(ink, "full in the middle and within the pen, none beside it").toEqual([255, 255, 0]);
  });

  test("keeps the focus on the tools that their own press puts out of use", async ({ playground, page }) => {
    await playground.open();
    await playground.draw([bar]);
    const clear = page.getByRole("button", { name: "Clear drawing" });
    await clear.focus();
    await page.keyboard.press("Enter");
    await expect(clear).toBeDisabled();
    await expect(clear).toBeFocused();
  });

  test("tells those who listen what it reads, once it has settled", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    await playground.draw([three]);
    await expect.poll(() => playground.prediction()).not.toBeNull();
    const { label } = (await playground.prediction())!;
    await expect(page.getByRole("status").filter({ hasText: `Read as ${label}` })).toHaveCount(1);
  });

  test("does not care where and how large the digit is drawn", async ({ playground }) => {
    await playground.open();
    await playground.reaches("ready");
    await playground.replay([three]);
    const large = await settled(playground);
    await playground.clearDrawing();
    await playground.replay([three.map(([x, y]) => [0.1 + x * 0.4, 0.5 + y * 0.4] as const)]);
    expect(await settled(playground)).toBeCloseTo(large!, 3);
  });

  test("starts over after a reset with the same drawing", async ({ playground }) => {
    await playground.open({ epochs: 1 });
    await playground.reaches("ready");
    await playground.draw([three]);
    const before = await settled(playground);
    await playground.train();
    await playground.reaches("done");
    await playground.reset();
    await expect.poll(() => settled(playground)).toBe(before);
  });
});

test.describe("the drawing pad under a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("draws and leaves the page where it is", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    const box = (await playground.pad.boundingBox())!;
    const client = await page.context().newCDPSession(page);
    const at = (fraction: number) => [{ x: box.x + box.width / 2, y: box.y + box.height * fraction }];
    await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0.9) });
    for (let k = 1; k <= 20; k++) {
      await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(0.9 - k * 0.04) });
    }
    await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await expect.poll(() => playground.prediction()).not.toBeNull();
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});

/** The confidence once it no longer changes. */
async function settled(playground: Playground): Promise<number | undefined> {
  await expect.poll(() => playground.prediction()).not.toBeNull();
  let before: number | undefined;
  for (;;) {
    const now = (await playground.prediction())?.confidence;
    if (now === before) return now;
    before = now;
    await playground.page.waitForTimeout(60);
  }
}
