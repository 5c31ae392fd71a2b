import AxeBuilder from "@axe-core/playwright";
import type { Download, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, test } from "./playground.ts";

const exportButton = (page: Page) => page.getByRole("button", { name: "Export", exact: true });
const menu = (page: Page) => page.getByRole("dialog", { name: "Export and open" });
const sheet = (page: Page) => page.getByRole("region", { name: /^train\.py/ });

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

/** Looks at a part of the page in both themes; the rest of it is looked at elsewhere. */
async function expectAccessible(page: Page, part: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    expect((await new AxeBuilder({ page }).include(part).analyze()).violations).toEqual([]);
  }
}

/** Entries of the menu: the button's name, the file's, and how the file begins. */
const files: readonly (readonly [entry: string, name: string, begins: string | RegExp])[] = [
  ["Everything, to repeat the run, .zip", "inkling-784-16-10.zip", "PK\u0003\u0004"],
  ["NumPy program, .py", "train.py", '"""'],
  ["Curves, .csv", "inkling-784-16-10-curves.csv", /^[a-z_]+,[a-z_]+,/],
  ["Experiment, .json", "inkling-784-16-10-experiment.json", /^\{\s+"format": "inkling-experiment"/],
  ["NumPy arrays, .npz", "inkling-784-16-10-model.npz", "PK\u0003\u0004"],
  ["safetensors, .safetensors", "inkling-784-16-10-model.safetensors", /^.{8}\{/su],
  ["ONNX, .onnx", "inkling-784-16-10-model.onnx", ""],
  ["PyTorch, .zip", "inkling-784-16-10-pytorch.zip", "PK\u0003\u0004"],
];

test.describe("the export menu", () => {
  test("is worked by keys alone, and gives the focus back", async ({ playground, page }) => {
    await playground.open({ layers: "784-16-10", epochs: 1 });
    await playground.reaches("ready");
    await exportButton(page).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: files[0][0] })).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(page.getByRole("button", { name: "Open…" }), "round to the end").toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const coming = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    expect((await coming).suggestedFilename()).toBe("train.py");
    const saved = menu(page).getByRole("status").filter({ hasText: "Saved train.py" });
    await expect(saved).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(menu(page)).toBeHidden();
    await expect(exportButton(page)).toBeFocused();
    expect((await playground.status()).step, "no key went to the transport").toBe(0);
  });

  test("saves each kind of file under its name", async ({ playground, page }) => {
    await playground.open({ layers: "784-16-10", epochs: 1 });
    await playground.reaches("ready");
    await playground.train();
    await playground.reaches("done");
    await exportButton(page).click();
    for (const [entry, name, begins] of files) {
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: entry }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toBe(name);
      const bytes = await bytesOf(download);
      expect(bytes.length, name).toBeGreaterThan(500);
      const head = bytes.subarray(0, 200).toString("latin1");
      if (typeof begins === "string") expect(head.startsWith(begins), name).toBe(true);
      else expect(head, name).toMatch(begins);
      await expect(menu(page).getByRole("link", { name })).toBeVisible();
    }
    await expectAccessible(page, "[popover]:popover-open");
  });

  test("has pictures in the page's look until another is chosen", async ({ playground, page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await playground.open({ layers: "784-16-10", epochs: 1 });
    await playground.reaches("ready");
    await exportButton(page).click();
    const look = (name: "Light" | "Dark") => menu(page).getByRole("radio", { name });
    await expect(look("Light")).toBeChecked();
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(look("Dark")).toBeChecked();
    await look("Light").check({ force: true });
    await page.emulateMedia({ colorScheme: "light" });
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(look("Light"), "as it was chosen").toBeChecked();
  });
});

test.describe("the NumPy tab", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("shows the program of the run, and follows its changes and nothing else", async ({
    playground,
    page,
  }) => {
    await playground.open({ layers: "784-16-10", epochs: 3 });
    await playground.reaches("ready");
    await page.getByRole("tab", { name: "Weights" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name: "NumPy" })).toBeFocused();
    await expect(page.getByRole("tab", { name: "NumPy" })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("img", { name: /^Pictures of the weights/ })).toHaveCount(0);
    const code = sheet(page).locator("code");
    await expect(code).toContainText("class SGD");
    await expect(code).toContainText("784, 16, 10");
    await expect(code).not.toContainText("class Adam");
    const cutOff = () => sheet(page).evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(await cutOff(), "no line is cut off").toBe(0);

    // Out of the tab and into the code, which scrolls by keys.
    await page.getByRole("button", { name: "Export everything (.zip)" }).focus();
    await page.keyboard.press("Tab");
    await expect(sheet(page)).toBeFocused();
    await sheet(page).evaluate((box) => {
      box.addEventListener("scrollend", () => box.setAttribute("data-at-rest", ""), { once: true });
    });
    await page.keyboard.press("PageDown");
    await expect(sheet(page), "a page further, and no longer moving").toHaveAttribute("data-at-rest");
    const scrolled = () => sheet(page).evaluate((box) => box.scrollTop);
    expect(await scrolled()).toBeGreaterThan(100);

    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toHaveCount(1);
    const before = await page.evaluate(() => navigator.clipboard.readText());
    expect(before, "without line numbers").toBe(await code.textContent());
    const selected = await sheet(page).evaluate((box) => {
      getSelection()!.selectAllChildren(box);
      return getSelection()!.toString();
    });
    expect(selected.trim(), "marked by hand likewise").toBe(before.trim());

    const top = await scrolled();
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await page.getByRole("radio", { name: "Adam" }).check({ force: true });
    await expect(code).toContainText("class Adam");
    // Where a line has come above, what is read stays in its place.
    expect(Math.abs((await scrolled()) - top)).toBeLessThan(60);
    await expectAccessible(page, "section:has([role=tablist])");
    await page.getByRole("tab", { name: "NumPy" }).focus();
    await page.keyboard.press("Home");
    await expect(page.getByRole("img", { name: /^Pictures of the weights/ })).toBeVisible();
  });
});

test.describe("a network that does not say its activation", () => {
  test("asks for it, and then reads as it did", async ({ playground, page }) => {
    await playground.open({ layers: "784-16-10", activation: "tanh", init: "xavier", epochs: 1 });
    await playground.reaches("ready");
    await playground.train();
    await playground.reaches("done");
    await expect.poll(() => playground.metric("test-accuracy")).not.toBeNull();
    const accuracy = await playground.metric("test-accuracy");
    await exportButton(page).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "NumPy arrays, .npz" }).click();
    const buffer = await bytesOf(await coming);
    const file = { name: "model.npz", mimeType: "application/zip", buffer };

    // On a page whose own experiment is another.
    await playground.open({ layers: "784-8-10", activation: "sigmoid", seed: 5 });
    await page.reload();
    await playground.reaches("ready");
    await exportButton(page).focus();
    await page.getByTestId("model-input").setInputFiles(file);
    const dialog = page.getByRole("dialog", { name: "model.npz: 784-16-10. Which activation" });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("radio", { name: "Sigmoid" }), "as the page has it").toBeFocused();
    await expectAccessible(page, "dialog[open]");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(exportButton(page), "from where the file was chosen").toBeFocused();
    await expect(page).toHaveURL(/layers=784-8-10&activation=sigmoid/);

    await page.getByTestId("model-input").setInputFiles(file);
    await dialog.getByRole("radio", { name: "Tanh" }).check({ force: true });
    await dialog.getByRole("button", { name: "Open" }).click();
    const notice = page.getByTestId("opened-model");
    await expect(notice).toContainText(
      /Opened model\.npz: 784-16-10, tanh, [\d.]+% of the test images read right/,
    );

    // What goes wrong then stands beside it, on small screens too.
    const bad = { name: "run.json", mimeType: "application/json", buffer: Buffer.from("{") };
    await page.getByTestId("model-input").setInputFiles(bad);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("expected a whole experiment");
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect(notice).toBeInViewport({ ratio: 1 });
      await expect(alert).toBeInViewport({ ratio: 1 });
      const [above, below] = await Promise.all([notice.boundingBox(), alert.boundingBox()]);
      expect(above!.y + above!.height, `at ${width}`).toBeLessThan(below!.y);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await alert.getByRole("button", { name: "Dismiss" }).click();
    await expect(page).toHaveURL(/layers=784-16-10&activation=tanh/);
    await page.getByRole("button", { name: "Test now" }).click();
    await expect.poll(() => playground.metric("test-accuracy")).toBe(accuracy);
    await expect(notice).toContainText(`${(100 * accuracy!).toFixed(2)}% of the test images`);
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    await expect(notice, "which spoke of the network as it came").not.toContainText("%");
    await playground.reset();
    await expect(notice, "which spoke of a run that is gone").toHaveCount(0);
  });
});

test.describe("taking along on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("fits the screen, and every entry a thumb", async ({ playground, page }) => {
    await playground.open({ layers: "784-16-10" });
    await playground.reaches("ready");
    await page.getByRole("tab", { name: "NumPy" }).tap();
    await expect(sheet(page)).toContainText("import numpy as np");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.mouse.wheel(0, -5000);
    await exportButton(page).tap();
    await expect(page.getByRole("button", { name: files[0][0] })).toBeVisible();
    await expect(menu(page)).toBeInViewport({ ratio: 1 });
    const buttons = await menu(page).getByRole("button").all();
    expect(buttons.length).toBeGreaterThanOrEqual(files.length);
    for (const button of buttons) {
      await button.scrollIntoViewIfNeeded();
      const { width, height } = (await button.boundingBox())!;
      expect(Math.min(width, height), (await button.getAttribute("aria-label")) ?? "").toBeGreaterThanOrEqual(
        44,
      );
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
