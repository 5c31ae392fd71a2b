import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./playground.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    test.describe(`the page in ${colorScheme} at ${width}×${height}`, () => {
      test.use({ colorScheme, viewport: { width, height }, reducedMotion: "reduce" });

      test("has no accessibility violation, before and after training, and scrolls one way", async ({
        playground,
        page,
      }) => {
        await playground.open({ epochs: 1 });
        await playground.reaches("ready");
        await expect(page.locator(".recharts-surface").first()).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
        await playground.draw([
          [
            [0.5, 0.2],
            [0.5, 0.8],
          ],
        ]);
        await playground.train();
        await playground.reaches("done");
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      });
    });
  }
}

test.describe("the theme", () => {
  test.use({ colorScheme: "light" });

  test("follows the system until it is chosen, and is remembered", async ({ playground, page }) => {
    const root = page.locator("html");
    await playground.open();
    await expect(root).toHaveAttribute("data-theme", "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(root).toHaveAttribute("data-theme", "dark");
    await page.getByRole("button", { name: /^Theme/ }).click();
    await expect(root).toHaveAttribute("data-theme", "light");
    await page.reload();
    await expect(root).toHaveAttribute("data-theme", "light");
  });

  test("changes with the first press, and comes back to the system's", async ({ playground, page }) => {
    await playground.open();
    const button = page.getByRole("button", { name: /^Theme/ });
    const shown: (string | null)[] = [];
    for (let press = 0; press < 3; press++) {
      await button.click();
      shown.push(await page.locator("html").getAttribute("data-theme"));
    }
    expect(shown).toEqual(["dark", "light", "light"]);
    await expect(button).toHaveAccessibleName(/as the system/);
  });
});

test.describe("figures", () => {
  test("are tabular in the built page, whose styles have been minified", async ({ playground, page }) => {
    await playground.open();
    const shown = [
      playground.runStatus,
      page.getByTestId("metric-train-loss"),
      page.getByLabel("Epochs, exact value"),
    ];
    for (const figure of shown) await expect(figure).toHaveCSS("font-variant-numeric", "tabular-nums");
  });
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`problems at ${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test("are always in sight and move nothing", async ({ playground, page }) => {
      await playground.open({ lr: 10, decay: 1, epochs: 100 });
      await playground.reaches("ready");
      const place = () => playground.pad.boundingBox();
      const before = await place();
      await playground.train();
      const alert = page.getByRole("alert");
      await expect(alert).toHaveAttribute("data-code", "diverged");
      expect(await place()).toEqual(before);
      await page.mouse.wheel(0, 400);
      await expect(alert).toBeInViewport({ ratio: 1 });
      await alert.getByRole("button", { name: "Dismiss" }).click();
      await expect(alert).toHaveCount(0);
    });

    test("never take more than half of the screen", async ({ playground, page }) => {
      const bad = ["layers", "activation", "init", "optimizer", "lr", "momentum", "decay", "batch", "epochs"];
      await playground.open(Object.fromEntries(bad.map((key) => [key, "bad"])));
      await expect(page.getByRole("alert")).toHaveCount(bad.length);
      const list = (await page.getByRole("region", { name: "Problems" }).boundingBox())!;
      expect(list.height).toBeLessThan(height / 2);
    });
  });
}

test.describe("the weights", () => {
  test("change on screen while the network trains", async ({ playground, page }) => {
    await playground.open({ epochs: 100 });
    await playground.reaches("ready");
    const picture = page.getByRole("img", { name: /^Pictures of the weights/ });
    await expect(picture).toHaveAttribute("data-step", "0");
    const pixels = () => picture.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const before = await pixels();
    await playground.train();
    await expect.poll(async () => Number(await picture.getAttribute("data-step"))).toBeGreaterThan(20);
    expect(await pixels()).not.toBe(before);
  });
});
