import AxeBuilder from "@axe-core/playwright";
import { inkOn, settled } from "./padGestures.ts";
import { expect, test, type Stroke } from "./playground.ts";

const bar: Stroke = [
  [0.3, 0.3],
  [0.5, 0.32],
  [0.7, 0.3],
];

test.describe("sharing", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("copies a link that repeats the experiment, without the drawing", async ({ playground, page }) => {
    await playground.open({ seed: 7, lesson: "week 3" });
    await playground.reaches("ready");
    const share = page.getByRole("button", { name: "Share", exact: true });
    await share.click();
    await expect(page.getByLabel("with my drawing"), "nothing is drawn").toHaveCount(0);
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());
    expect(link).toMatch(/#layers=.*&seed=7&.*&lesson=week%203$/);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Copy link" })).toHaveCount(0);
    await expect(share).toBeFocused();
  });

  test("takes the drawing along when asked, and lets go of it once it is changed", async ({
    playground,
    page,
    context,
  }) => {
    await playground.open();
    await playground.reaches("ready");
    await playground.draw([bar]);
    const { label, confidence } = await settled(playground);
    const ink = (await inkOn(playground))!;
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await page.getByLabel("with my drawing").check();
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/&drawing=[\w-]+$/);
    expect(page.url(), "the page's own address stays without it").not.toContain("drawing");

    // Somebody else, whose browser has never seen the page.
    const other = await (
      await context.browser()!.newContext({ viewport: { width: 1440, height: 900 } })
    ).newPage();
    const theirs = new (playground.constructor as new (page: typeof other) => typeof playground)(other);
    await other.goto(link);
    await theirs.reaches("ready");
    const there = (await inkOn(theirs))!;
    for (const side of ["left", "top", "right", "bottom"] as const) {
      expect(there[side]).toBeCloseTo(ink[side], 2);
    }
    const reading = await settled(theirs);
    expect(reading.label).toBe(label);
    expect(reading.confidence).toBeCloseTo(confidence, 2);
    expect(other.url()).toContain("&drawing=");
    await theirs.draw([bar.map(([x, y]) => [x, y + 0.3] as const)]);
    await expect.poll(() => other.url()).not.toContain("drawing");
    await other.context().close();
  });

  test("reports a drawing that is none, by name", async ({ playground, page }) => {
    await playground.open({ drawing: "scrawl" });
    await playground.reaches("ready");
    await expect(page.getByRole("alert")).toHaveAttribute("data-code", "link-drawing");
    await expect(page.getByRole("alert")).toContainText("Link, drawing: expected a drawing");
    expect(page.url()).not.toContain("drawing");
    expect(await inkOn(playground)).toBeNull();
  });

  test("has no accessibility violations while it is open", async ({ playground, page }) => {
    await playground.open();
    await playground.draw([bar]);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await expect(page.getByRole("button", { name: "Copy link" })).toBeFocused();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});

test.describe("sharing on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("has its panel on the screen as a whole", async ({ playground, page }) => {
    await playground.open();
    await page.getByRole("button", { name: "Share", exact: true }).tap();
    await expect(page.getByRole("button", { name: "Copy link" })).toBeVisible();
    await expect(page.getByRole("dialog", { name: "Share this experiment" })).toBeInViewport({ ratio: 1 });
  });
});
