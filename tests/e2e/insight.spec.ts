import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test, type Playground, type Stroke } from "./playground.ts";

const seven: Stroke = [
  [0.3, 0.25],
  [0.5, 0.25],
  [0.7, 0.26],
  [0.57, 0.5],
  [0.46, 0.82],
];
const smallSeven: Stroke = seven.map(([x, y]) => [0.02 + x * 0.4, 0.02 + y * 0.4]);

const stages = {
  drawn: /^The drawing as it lies on the pad/,
  box: /^The ink scaled/,
  centred: /^The box moved/,
  read: /^The image that the network reads/,
};

/** A network that reads sevens, with a seven on the pad. */
async function readASeven(playground: Playground, stroke: Stroke = seven): Promise<void> {
  await playground.open({ epochs: 4 });
  await playground.train();
  await playground.reaches("done");
  await playground.draw([stroke]);
  // Half of it is read as a seven too: the answer is that of the whole when it changes no more.
  let before: number | null = null;
  const settled = async () => {
    const read = await playground.prediction();
    const same = read?.label === 7 && read.confidence === before;
    before = read?.confidence ?? null;
    return same;
  };
  await expect.poll(settled, { intervals: [500] }).toBe(true);
}

/** Edges of what is painted on a figure of 28×28, in pixels of the image; `null` for an empty one. */
function painted(figure: Locator) {
  return figure.evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d")!;
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    const unit = canvas.width / 28;
    const xs: number[] = [];
    const ys: number[] = [];
    for (let i = 0; i < canvas.width * canvas.height; i++) {
      if ((data[i * 4 + 3] ?? 0) < 128) continue;
      xs.push((i % canvas.width) / unit);
      ys.push(Math.floor(i / canvas.width) / unit);
    }
    if (xs.length === 0) return null;
    const ends = (values: number[]) => [Math.min(...values), Math.max(...values) + 1 / unit] as const;
    return { across: ends(xs), down: ends(ys) };
  });
}

const figure = (page: Page, name: keyof typeof stages) => page.getByRole("img", { name: stages[name] });
const tab = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test.describe("the film strip", () => {
  test("shows how the drawing becomes what the network reads, live", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    for (const name of ["drawn", "box", "centred", "read"] as const) {
      expect(await painted(figure(page, name)), name).toBeNull();
    }
    await playground.draw([smallSeven]);
    await expect.poll(() => painted(figure(page, "read"))).not.toBeNull();

    const drawn = (await painted(figure(page, "drawn")))!;
    expect(drawn.across[0], "as small and as far to the left as drawn").toBeCloseTo(28 * 0.14 - 1, 0);
    expect(drawn.across[1]).toBeLessThan(11);
    const box = (await painted(figure(page, "box")))!;
    for (const [end, edge] of [...box.across, ...box.down].entries()) {
      expect(edge, "the outline of the box").toBeCloseTo(end % 2 === 0 ? 3.8 : 24.2, 0);
    }
    const read = (await painted(figure(page, "read")))!;
    expect(read.down[1] - read.down[0], "20 px high, to the pixel").toBeGreaterThanOrEqual(19);
    expect(read.down[1] - read.down[0]).toBeLessThanOrEqual(20);
    await playground.clearDrawing();
    await expect.poll(() => painted(figure(page, "read"))).toBeNull();
    expect(await painted(figure(page, "box"))).toBeNull();
  });

  test("does without framing when told to, and the reading suffers", async ({ playground, page }) => {
    await readASeven(playground, smallSeven);
    const framed = (await playground.prediction())!;
    const raw = page.getByRole("switch", { name: "Raw" });
    await raw.press("Space");
    await expect(raw).toBeChecked();
    await expect(raw).toHaveAccessibleDescription(/unlike every digit/);
    await expect(figure(page, "box")).toHaveAccessibleName(/left out$/);
    await expect(figure(page, "centred")).toHaveAccessibleName(/left out$/);
    await expect.poll(async () => (await painted(figure(page, "read")))!.across[1]).toBeLessThan(11);
    const bars = await playground.probabilities();
    expect(bars[7], "much less sure of the seven").toBeLessThan(framed.confidence / 2);

    await raw.click();
    await expect(raw).not.toBeChecked();
    await expect.poll(async () => (await playground.prediction())?.confidence).toBe(framed.confidence);
  });
});

test.describe("the answer", () => {
  test("comes and goes without moving anything", async ({ playground, page }) => {
    await playground.open();
    await playground.reaches("ready");
    const places = () =>
      Promise.all(
        [playground.pad, figure(page, "read"), page.getByTestId("probability-9"), tab(page, "Why")].map(
          (element) => element.boundingBox(),
        ),
      );
    const before = await places();
    await playground.draw([seven]);
    await expect.poll(() => playground.prediction()).not.toBeNull();
    expect(await places()).toEqual(before);
    await page.getByRole("switch", { name: "Raw" }).click();
    await expect(figure(page, "box")).toHaveAccessibleName(/left out$/);
    expect(await places()).toEqual(before);
  });

  test("is all in sight with the pad at 1440×900", async ({ playground, page }) => {
    await playground.open();
    for (const element of [playground.pad, page.getByTestId("probability-9"), tab(page, "Why")]) {
      await expect(element).toBeInViewport({ ratio: 1 });
    }
  });
});

test.describe("why", () => {
  test("is answered for the answer and, by its bar, for any other digit", async ({ playground, page }) => {
    await readASeven(playground);
    await tab(page, "Why").click();
    await expect(page.getByRole("heading", { name: "Why 7?" })).toBeVisible();
    await expect(
      page.getByText(/^Blue ink speaks for 7 rather than \d, red ink against it\. Together/),
    ).toBeVisible();

    const bar = page.getByTestId("probability-2").getByRole("button");
    await expect(bar).toHaveAccessibleName(/Why not 2\?$/);
    await bar.focus();
    await page.keyboard.press("Enter");
    await expect(bar).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByRole("heading", { name: "Why not 2?" })).toBeVisible();
    const map = page.getByRole("img", { name: "Evidence for 2 rather than 7" });
    await expect(map).toBeVisible();
    const colours = await map.evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, 28, 28);
      const at = (i: number) => [...data.slice(i * 4, i * 4 + 3)].join();
      return { corner: at(0), kinds: new Set(Array.from({ length: 784 }, (_, i) => at(i))).size };
    });
    expect(colours.kinds, "shades for and against").toBeGreaterThan(20);
    expect(colours.corner, "no ink, no evidence: the colour of zero").toBe("247,244,238");

    await page.getByRole("button", { name: "Back to 7" }).click();
    await expect(page.getByRole("heading", { name: "Why 7?" })).toBeVisible();
    await expect(bar).toHaveAttribute("aria-pressed", "false");
  });

  test("names the training images most alike and outlines the units that fire", async ({
    playground,
    page,
  }) => {
    await readASeven(playground);
    const outlines = page.locator("[data-unit]");
    await expect(outlines).toHaveCount(0);
    await tab(page, "Why").click();
    const alike = page.getByRole("img", { name: /^Training image of \d/ });
    await expect(alike).toHaveCount(5);
    await expect(page.getByText("of 7,000 training images")).toBeVisible();
    const labels = await page.locator("[data-label][data-differs]").evaluateAll((items) =>
      items.map((item) => {
        const { label, differs } = (item as HTMLElement).dataset;
        return { label, differs };
      }),
    );
    for (const { label, differs } of labels) expect(differs).toBe(String(label !== "7"));
    expect(labels.filter(({ label }) => label === "7").length, "most of them sevens").toBeGreaterThanOrEqual(
      3,
    );

    const units = page.getByRole("img", { name: /^Unit \d+, activation/ });
    await expect(units).toHaveCount(8);
    await expect(outlines).toHaveCount(8);
    await expect(page.getByText("Outlined units fire for your drawing.")).toBeVisible();
    await tab(page, "Why").click();
    await expect(outlines).toHaveCount(0);
    await expect(alike).toHaveCount(0);
  });

  test("follows the drawing and the training", async ({ playground, page }) => {
    await readASeven(playground);
    await tab(page, "Why").click();
    const words = page.getByText(/^Blue ink speaks for/);
    const before = await words.textContent();
    await playground.step();
    await expect.poll(() => words.textContent()).not.toBe(before);
    await playground.clearDrawing();
    await expect(page.getByRole("heading", { name: "Draw a digit first" })).toBeVisible();
  });
});

test.describe("a nudge", () => {
  test("moves, scales and turns the digit by keys while the bars answer", async ({ playground, page }) => {
    await readASeven(playground);
    const plain = (await playground.prediction())!;
    await tab(page, "Nudge").click();
    const view = page.getByRole("application", { name: "Nudge the digit" });
    await view.focus();
    const before = (await painted(figure(page, "read")))!;
    for (let k = 0; k < 3; k++) await page.keyboard.press("ArrowRight");
    await expect
      .poll(async () => (await painted(figure(page, "read")))!.across[0])
      .toBe(before.across[0] + 3);
    await expect.poll(async () => (await playground.probabilities())[7]).not.toBe(plain.confidence);
    await expect(page.getByRole("button", { name: /^3 right:/ })).toHaveAttribute("aria-pressed", "true");

    await page.keyboard.press("-");
    await expect(page.getByRole("slider", { name: "Size", exact: true })).toHaveAttribute(
      "aria-valuetext",
      "95%",
    );
    await page.keyboard.press("r");
    await expect(page.getByRole("slider", { name: "Turn", exact: true })).toHaveAttribute(
      "aria-valuetext",
      "+5°",
    );
    await page.keyboard.press("t");
    await expect(page.getByRole("slider", { name: "Pen", exact: true })).toHaveAttribute(
      "aria-valuetext",
      "+0.2 px",
    );
    await page.keyboard.press("0");
    await expect.poll(async () => (await playground.prediction())?.confidence).toBe(plain.confidence);
  });

  test("shows how sure the network is wherever the digit is moved, and goes there", async ({
    playground,
    page,
  }) => {
    await readASeven(playground);
    await tab(page, "Nudge").click();
    const map = page.getByRole("group", { name: "Confidence in 7, moved by up to 6 pixels" });
    const cells = map.getByRole("button");
    await expect(cells).toHaveCount(169);
    const here = map.getByRole("button", { name: /^not moved/ });
    await expect(here).toHaveAttribute("aria-pressed", "true");
    await expect(here).toHaveAccessibleName(/read as 7/);
    await here.focus();
    for (const key of ["ArrowLeft", "ArrowLeft", "ArrowDown"]) await page.keyboard.press(key);
    const there = map.getByRole("button", { name: /^2 left, 1 down/ });
    await expect(there).toBeFocused();
    const readings = () => cells.evaluateAll((all) => all.map((cell) => cell.getAttribute("aria-label")));
    const before = await readings();
    const foretold = /read as (\d)/.exec((await there.getAttribute("aria-label")) ?? "")?.[1];
    await page.keyboard.press("Enter");
    await expect(there).toHaveAttribute("aria-pressed", "true");
    await expect.poll(async () => String((await playground.prediction())?.label)).toBe(foretold);
    expect(await readings(), "the map stays when the digit moves").toEqual(before);
    expect(await cells.filter({ hasText: /\d/ }).count(), "somewhere it reads another digit").toBeGreaterThan(
      10,
    );
  });

  test("is dragged by the pointer, and ends with its panel", async ({ playground, page }) => {
    await readASeven(playground);
    const plain = (await playground.prediction())!;
    await tab(page, "Nudge").click();
    const view = page.getByRole("application", { name: "Nudge the digit" });
    await view.scrollIntoViewIfNeeded();
    const box = (await view.boundingBox())!;
    const before = (await painted(figure(page, "read")))!;
    const pixel = box.width / 28;
    await page.mouse.move(box.x + 14 * pixel, box.y + 14 * pixel);
    await page.mouse.down();
    await page.mouse.move(box.x + 12 * pixel, box.y + 16 * pixel, { steps: 4 });
    await page.mouse.up();
    await expect(page.getByRole("button", { name: /^2 left, 2 down/ })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expect
      .poll(async () => (await painted(figure(page, "read")))!.across[0])
      .toBe(before.across[0] - 2);
    await tab(page, "Nudge").click();
    await expect.poll(async () => (await playground.prediction())?.confidence).toBe(plain.confidence);
  });

  test("does not outlive the drawing", async ({ playground, page }) => {
    await readASeven(playground);
    const plain = (await playground.prediction())!;
    await tab(page, "Nudge").click();
    await page.getByRole("application", { name: "Nudge the digit" }).press("ArrowDown");
    await expect.poll(async () => (await playground.probabilities())[7]).not.toBe(plain.confidence);
    await playground.clearDrawing();
    await expect(page.getByRole("button", { name: "Set back" })).toBeDisabled();
    await playground.draw([seven]);
    await expect.poll(async () => (await playground.prediction())?.confidence).toBe(plain.confidence);
  });
});

// Each theme once and each width once.
for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 390, 844],
] as const) {
  test.describe(`the panels in ${colorScheme} at ${width}×${height}`, () => {
    test.use({ colorScheme, viewport: { width, height }, reducedMotion: "reduce" });

    test("have no accessibility violation, and stay within the page", async ({ playground, page }) => {
      await readASeven(playground);
      for (const name of ["Why", "Nudge", "My digits"]) {
        await tab(page, name).click();
        await expect(tab(page, name)).toHaveAttribute("aria-expanded", "true");
        if (name === "Why") await expect(page.getByRole("img", { name: /^Training image/ })).toHaveCount(5);
        if (name === "Nudge")
          await expect(page.getByRole("group", { name: /^Confidence in 7/ })).toBeVisible();
        expect((await new AxeBuilder({ page }).analyze()).violations, name).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    });
  });
}
