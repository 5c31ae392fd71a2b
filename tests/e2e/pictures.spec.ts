import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, test } from "./playground.ts";

/** Entries of the menu that make pictures, and what the pictures say. */
const pictures: readonly (readonly [entry: string, part: string, words: RegExp])[] = [
  ["Loss chart", "loss", /^Loss: train \d\.\d{4}, validation \d\.\d{4}/],
  ["Accuracy chart", "accuracy", /^Accuracy: train \d+\.\d\d%, validation \d+\.\d\d%/],
  ["Weights", "weights", /^What each of the 16 hidden units looks for: .*after step \d+/],
];

const papers = { light: [255, 254, 251], dark: [24, 27, 35] } as const;

/** A picture as the browser sees it: its size, its corner, and how much of it is not as the corner is. */
function decoded(page: Page, address: string) {
  return page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d")!;
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const inked = pixels.filter((pixel) => pixel !== pixels[0]).length / pixels.length;
    const colours = new Set(pixels).size;
    return { width, height, corner: [...new Uint8Array(pixels.buffer, 0, 3)], inked, colours };
  }, address);
}

test.describe("pictures to take along", () => {
  test("come as PNG and as SVG in either look, whatever the page's", async ({ playground, page }) => {
    await playground.openReady({ layers: "784-16-10", epochs: 6, lr: 0.3 });
    await playground.train();
    await playground.reaches("done");
    await page.getByRole("tab", { name: "NumPy" }).click(); // nobody looks at the weights
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const saved = async (name: string) => {
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name, exact: true }).click();
      const download = await coming;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    for (const theme of ["light", "dark"] as const) {
      const look = theme === "light" ? "Light" : "Dark";
      await page.getByRole("group", { name: "Look of the pictures" }).getByText(look).click();
      for (const [entry, part, words] of pictures) {
        const svg = await saved(`${entry}, .svg`);
        expect(svg.name).toBe(`inkling-784-16-10-${part}.svg`);
        const text = svg.bytes.toString();
        const written = text.replaceAll(/"data:image\/png;base64,[^"]+"/g, '"#"');
        const strange = /var\(|NaN|undefined|class=|<style|(?:href|src)="(?!#)|url\((?!#)/.exec(written);
        expect(strange?.[0], `${entry}, ${theme}: colours in numbers, nothing from outside`).toBeUndefined();
        const read = await page.evaluate((source) => {
          const svgPage = new DOMParser().parseFromString(source, "image/svg+xml");
          return {
            root: svgPage.documentElement.nodeName,
            title: svgPage.querySelector("title")?.textContent,
            broken: svgPage.querySelector("parsererror")?.textContent,
          };
        }, text);
        // Written as text a byte a pixel is 4/3: a browser's own PNG takes over three times that.
        if (part === "weights") expect(text.length).toBeLessThan(16 * 28 * 28 * 2);
        expect(read).toEqual({ root: "svg", title: expect.stringMatching(words), broken: undefined });

        const png = await saved(`${entry}, .png`);
        expect(png.name).toBe(`inkling-784-16-10-${part}.png`);
        const [large, shown] = [
          await decoded(page, `data:image/png;base64,${png.bytes.toString("base64")}`),
          await decoded(page, `data:image/svg+xml;base64,${svg.bytes.toString("base64")}`),
        ];
        expect([large.width, large.height]).toEqual([2 * shown.width, 2 * shown.height]);
        expect(large.width).toBe(1600);
        for (const picture of [large, shown]) {
          expect(picture.corner, `${entry}, ${theme}`).toEqual(papers[theme]);
          expect(picture.inked, `${entry}, ${theme}`).toBeGreaterThan(0.02);
          expect(picture.colours).toBeGreaterThan(20);
        }
        // The two are one picture.
        expect(Math.abs(large.inked - shown.inked)).toBeLessThan(0.03);
      }
    }
  });

  test("are of the curve on screen, or say that there is none", async ({ playground, page }) => {
    await playground.openReady({ layers: "784-16-10" });
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("button", { name: "Loss chart, .png" }).click();
    const line = page.getByRole("status").filter({ hasText: "nothing was saved" });
    await expect(line).toContainText("Press Train first.");
    await page.keyboard.press("Escape");

    // The axis is the one on screen.
    await playground.step();
    await expect(playground.runStatus).toHaveAttribute("data-step", "1");
    for (const [scale, atZero] of [
      ["log", false],
      ["linear", true],
    ] as const) {
      await page.getByRole("group", { name: "Loss axis" }).getByText(scale).click();
      await page.getByRole("button", { name: "Export", exact: true }).click();
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: "Loss chart, .svg" }).click();
      const svg = await readFile(await (await coming).path(), "utf8");
      expect(svg.includes('text-anchor="end">0</text>'), scale).toBe(atZero);
      await page.keyboard.press("Escape");
    }
  });
});
