import { gzipSync } from "node:zlib";
import { expect, test } from "./playground.ts";

test.describe("the curves", () => {
  test("give exact figures under the pointer and change their axis", async ({ playground, page }) => {
    await playground.open({ epochs: 3 });
    await playground.train();
    await playground.reaches("done");
    const chart = page.getByRole("img", { name: /^Loss over 3\.0 epochs/ });
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await expect(chart.getByText(/^Steps? \d/)).toBeVisible();
    await expect(chart.getByText("smoothed", { exact: true })).toBeVisible();

    const ticks = () =>
      chart.locator(".recharts-yAxis-tick-labels text").allTextContents();
    const log = await ticks();
    await page.getByRole("radio", { name: "linear" }).check({ force: true });
    await expect.poll(ticks).not.toEqual(log);
    expect((await ticks())[0]).toBe("0");
  });

  test("never hold more than 500 points, however long the run", async ({ playground, page }) => {
    await playground.open({ layers: "784-4-10", batch: 8, epochs: 3 });
    await playground.train();
    await playground.reaches("done");
    expect((await playground.status()).step).toBe(2625);
    const drawn = await page.locator(".recharts-line-curve").evaluateAll((paths) => {
      return paths.map((path) => (path.getAttribute("d") ?? "").split(/[LMC]/).length - 1);
    });
    expect(Math.max(...drawn)).toBeLessThanOrEqual(500);
    expect(Math.max(...drawn)).toBeGreaterThan(90);
  });
});

test.describe("the first load", () => {
  test("stays under 300 KB gzipped", async ({ playground, page }) => {
    const sizes: Promise<number>[] = [];
    page.on("response", (response) => {
      sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await playground.open();
    await playground.reaches("ready");
    await page.waitForLoadState("networkidle");
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(4);
    expect(bytes).toBeLessThan(300_000);
  });
});
