import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { bar, OwnDigits, ownTest, ring, three } from "./ownDigitsPanel.ts";
import { expect, Playground } from "./playground.ts";

ownTest.describe("own digits", () => {
  ownTest("are learnt, and the panel shows repair and forgetting", async ({ playground, own, page }) => {
    await playground.openReady({ epochs: 3 });
    await playground.train();
    await playground.reaches("done");
    const testBefore = await playground.metric("test-accuracy");
    await own.teach(three, 7); // which no other digit would say
    await own.open();
    await own.count(1);
    await expect.poll(() => own.figures("own")).toEqual({ before: 0, now: 0 });
    await expect.poll(() => own.figures("test")).toEqual({ before: testBefore, now: testBefore });

    // Against the built-in threes the usual weight takes many epochs; at the full one it is soon learnt.
    await page.getByLabel("Weight, exact value").fill("100");
    await page.keyboard.press("Enter");
    await expect(own.panel).toHaveAttribute("data-weight", "100");
    await own.panel.getByRole("button", { name: "Train on them" }).click();
    await expect.poll(async () => (await playground.status()).epoch, "as many epochs again").toBe(6);
    await playground.reaches("done");
    await expect.poll(() => own.figures("own")).toEqual({ before: 0, now: 1 });
    await expect.poll(async () => (await own.figures("test")).before).toBe(testBefore);
    expect((await own.figures("test")).now).toBe(await playground.metric("test-accuracy"));
    await expect.poll(async () => (await playground.prediction())?.label).toBe(7);
    await expect(page.getByTestId("own-figures-own")).toContainText("+100.0");
  });

  ownTest("are not trained on at weight 0, which the panel says", async ({ playground, own, page }) => {
    await playground.openReady({ epochs: 1 });
    await own.teach(three, 7);
    await own.open();
    const steps = async () => Number(await playground.runStatus.getAttribute("data-step"));
    const weight = page.getByLabel("Weight", { exact: true });
    await weight.focus();
    await page.keyboard.press("Home");
    await expect(own.panel).toHaveAttribute("data-weight", "0");
    await expect(own.panel).toContainText("not trained on");
    await expect(own.panel.getByRole("button", { name: "Train on them" })).toBeDisabled();
    await playground.train();
    await playground.reaches("done");
    const plain = await steps();
    await weight.focus();
    await page.keyboard.press("End");
    await expect(own.panel).toHaveAttribute("data-weight", "100");
    await playground.reset();
    await playground.reaches("ready");
    await playground.train();
    await playground.reaches("done");
    expect(await steps(), "100 turns in steps of 64").toBeGreaterThan(plain);
  });

  ownTest("are there again after a reload, with their weight", async ({ playground, own, page }) => {
    await playground.openReady({ epochs: 1 });
    await own.teach(three, 3);
    await own.teach(bar, 1);
    await own.open();
    await page.getByLabel("Weight, exact value").fill("7");
    await page.keyboard.press("Enter");
    await expect(own.panel).toHaveAttribute("data-weight", "7");
    await playground.reload();
    await own.open();
    await own.count(2);
    await expect(own.panel).toHaveAttribute("data-weight", "7");
    await expect.poll(async () => (await own.figures("own")).now, "the worker has them too").not.toBeNull();
  });

  ownTest("of two tabs are the same, and neither loses the other's", async ({ playground, own, context }) => {
    await playground.openReady({ epochs: 1 });
    const otherPlayground = await Playground.inNewTab(context, { epochs: 1 });
    const other = new OwnDigits(otherPlayground.page, otherPlayground);
    await own.teach(three, 3);
    await other.teach(bar, 1);
    await own.open();
    await other.open();
    await own.count(2);
    await other.count(2);
    await own.thumbs.first().click();
    await other.count(1);
    await own.panel.getByRole("button", { name: "Undo" }).click();
    await other.count(2);
  });

  ownTest(
    "are taken back, relabelled and deleted by the keyboard alone",
    async ({ playground, own, page }) => {
      await playground.openReady({ epochs: 1 });
      await own.open();
      await expect(own.panel).toContainText("None yet");
      await own.teach(three, 7);
      await own.press(3); // one drawing, one label
      await expect(page.getByText("Kept as a 3 now")).toBeVisible();
      await own.count(1);
      await expect(own.panel.getByRole("group", { name: "Kept as 3" })).toBeVisible();
      await own.teach(bar, 1);
      await own.teach(ring, 0);
      await own.count(3);
      await page.getByRole("button", { name: "Undo", exact: true }).press("Enter");
      await own.count(2);
      await expect(page.getByText("Taken back")).toBeVisible();

      await own.thumbs.first().focus();
      await page.keyboard.press("ArrowRight");
      await expect(own.thumbs.nth(1)).toBeFocused();
      await page.keyboard.press("Delete");
      await own.count(1);
      await expect(own.thumbs.first(), "the focus stays where it was of use").toBeFocused();
      await page.keyboard.press("Delete");
      await own.count(0);
      await expect(own.panel).toContainText("Deleted 2 digits.");
      await own.panel.getByRole("button", { name: "Undo" }).press("Enter");
      await own.count(2);
      await own.panel.getByRole("button", { name: "Delete all my digits" }).press("Enter");
      await own.count(0);
      await own.panel.getByRole("button", { name: "Undo" }).press("Enter");
      await own.count(2);
    },
  );

  ownTest("are exported as a pair that this page reads as a data set", async ({ playground, own, page }) => {
    await playground.openReady({ epochs: 1, validation: 0 });
    for (const [stroke, label] of [
      [three, 3],
      [bar, 1],
      [ring, 0],
    ] as const) {
      await own.teach(stroke, label);
    }
    await own.open();
    const files: { name: string; mimeType: string; buffer: Buffer }[] = [];
    for (const part of ["Export images", "Export labels"]) {
      const coming = page.waitForEvent("download");
      await own.panel.getByRole("button", { name: part }).click();
      const download = await coming;
      files.push({
        name: download.suggestedFilename(),
        mimeType: "application/gzip",
        buffer: readFileSync(await download.path()),
      });
    }
    expect(files.map(({ name }) => name)).toEqual([
      "my-digits-images-idx3-ubyte.gz",
      "my-digits-labels-idx1-ubyte.gz",
    ]);
    await playground.dropFiles(files);
    await expect
      .poll(() => playground.dataset())
      // Classes that nothing belongs to are left out; 3 is known by its name.
      .toEqual({ name: "my-digits", train: 3, validation: 0, test: 0, classes: 3 });
    await expect(page.getByTestId("own-figures-own"), "and they are own digits still").not.toHaveAttribute(
      "data-now",
      "",
    );
  });
});

ownTest.describe("own digits where the browser keeps nothing", () => {
  ownTest("last as long as the page, which says so", async ({ playground, own, page }) => {
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
    });
    await playground.openReady({ epochs: 1 });
    await expect(page.getByRole("alert"), "nothing is lost yet").toHaveCount(0);
    await own.teach(three, 3);
    await expect(page.getByRole("alert")).toHaveAttribute("data-code", "own-digits-not-kept");
    await expect(page.getByRole("alert")).toContainText("The operation is insecure.");
    await own.teach(bar, 1);
    await own.open();
    await own.count(2);
    await own.thumbs.first().click();
    await own.count(1);
    await expect(page.getByRole("alert")).toHaveCount(1);
  });

  ownTest("leaves out what is damaged, and says how many", async ({ playground, own, page }) => {
    await playground.openReady({ epochs: 1 });
    await own.teach(three, 3);
    await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open("inkling.own-digits");
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error("it cannot be opened"));
      });
      const write = database.transaction("digits", "readwrite");
      write.objectStore("digits").add({ label: 3, image: new Uint8Array(100) });
      write.objectStore("digits").add({ label: 30, image: new Uint8Array(784) });
      await new Promise((resolve) => (write.oncomplete = resolve));
      database.close();
    });
    await playground.reload();
    await expect(page.getByRole("alert")).toHaveAttribute("data-code", "own-digits-damaged");
    await expect(page.getByRole("alert")).toContainText("2 that are not");
    await own.open();
    await own.count(1);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  ownTest.describe(`own digits in ${colorScheme} on a phone`, () => {
    ownTest.use({
      colorScheme,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: "reduce",
    });

    ownTest("have no accessibility violation, and fit a thumb", async ({ playground, own, page }) => {
      await playground.openReady({ epochs: 1 });
      await own.open();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await own.teach(three, 3);
      await own.teach(bar, 1);
      await own.count(2);
      await own.thumbs.first().click();
      await own.count(1);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      const small = await page
        .getByRole("button", { name: /^(It is|Delete|Export|Train on|Undo$)/ })
        .evaluateAll((buttons) =>
          buttons
            .map((button) => ({
              name: button.ariaLabel ?? button.textContent,
              box: button.getBoundingClientRect(),
            }))
            .filter(({ box }) => box.width < 40 || box.height < 40)
            .map(({ name, box }) => `${name}: ${box.width}×${box.height}`),
        );
      expect(small).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });
}
