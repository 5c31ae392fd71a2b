import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, Playground, test as base } from "./playground.ts";
import { serveFromDisk } from "./serveFromDisk.ts";
import { fourFiles, Shelf } from "./shelf.ts";

const test = base.extend<{ shelf: Shelf }>({
  shelf: async ({ page }, use) => {
    await use(new Shelf(page));
  },
});

const letters = { name: "letters", train: 150, validation: 50, test: 60, classes: 10 };

/** Runs this before the worker's program, as its own globals are out of a page's reach. */
async function inWorker(context: BrowserContext, code: string): Promise<void> {
  await context.route(/\/assets\/main-[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${code}\n${await response.text()}` });
  });
}

test.describe("kept data sets", () => {
  test("are open again after a reload, and need no network for it", async ({
    playground,
    shelf,
    context,
    page,
  }) => {
    await playground.openReady({ validation: 50 });
    await expect(shelf.list, "nothing is kept yet").toHaveCount(0);
    await playground.dropFiles(await fourFiles("letters"));
    await expect.poll(() => playground.dataset()).toEqual(letters);
    await expect.poll(() => shelf.names()).toEqual(["letters"]);
    await expect(shelf.inUse()).toContainText("200 + 60 images · 28×28 · 10 classes · 204 kB");

    await playground.reload();
    expect(await playground.dataset(), "the first data that are ready").toEqual(letters);
    await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
    await expect(shelf.inUse()).toHaveAttribute("data-name", "letters");

    await serveFromDisk(context);
    await context.setOffline(true);
    await playground.reload();
    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    expect(await playground.dataset()).toEqual(letters);
    await playground.train();
    await playground.reaches("training", "done");
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("are chosen, renamed and deleted; the built-in digits come back for good", async ({
    playground,
    shelf,
    page,
  }) => {
    await playground.openReady({ validation: 50 });
    await playground.dropFiles(await fourFiles("letters"));
    await expect.poll(() => shelf.names()).toEqual(["letters"]);
    await playground.dropFiles(await fourFiles("runes", { train: 300, test: 0 }));
    await expect.poll(() => shelf.names()).toEqual(["runes", "letters"]);
    await playground.dropFiles(await fourFiles("letters"));
    await expect.poll(() => shelf.names(), "the same data are not kept twice").toEqual(["letters", "runes"]);

    await shelf.press("Open runes");
    await expect.poll(async () => (await playground.dataset()).name).toBe("runes");
    await shelf.rename("runes", "Old runes");
    await expect.poll(async () => (await playground.dataset()).name).toBe("Old runes");
    await expect(
      page.getByRole("button", { name: "Rename Old runes" }),
      "the focus comes back",
    ).toBeFocused();
    await shelf.press("Delete letters");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Delete letters", exact: true })).toBeFocused();
    await shelf.delete("letters");
    await expect.poll(() => shelf.names()).toEqual(["Old runes"]);

    await playground.reload();
    expect((await playground.dataset()).name).toBe("Old runes");
    await shelf.press("Back to built-in digits");
    await expect.poll(async () => (await playground.dataset()).name).toBe("Built-in digits");
    await expect(shelf.inUse()).toHaveCount(0);
    await playground.reload();
    expect((await playground.dataset()).name).toBe("Built-in digits");
    await expect.poll(() => shelf.names()).toEqual(["Old runes"]);
  });

  test("are the same in two tabs; one in use that the other deletes goes on", async ({
    playground,
    shelf,
    context,
  }) => {
    await playground.openReady({ validation: 50 });
    const other = await Playground.inNewTab(context, { validation: 50 });
    const otherShelf = new Shelf(other.page);
    await Promise.all([
      playground.dropFiles(await fourFiles("letters")),
      other.dropFiles(await fourFiles("runes", { train: 300 })),
    ]);
    for (const tab of [shelf, otherShelf]) {
      await expect.poll(async () => (await tab.names()).sort()).toEqual(["letters", "runes"]);
    }
    await otherShelf.rename("letters", "Glyphs");
    await expect.poll(async () => (await playground.dataset()).name).toBe("Glyphs");
    await otherShelf.delete("Glyphs");
    await expect.poll(() => shelf.names()).toEqual(["runes"]);
    await expect(shelf.inUse()).toHaveCount(0);
    await playground.train();
    await playground.reaches("training", "done");
    await shelf.press("Open runes");
    await expect(shelf.inUse()).toHaveAttribute("data-name", "runes");
    for (const tab of [playground, other]) {
      await tab.reload();
      expect((await tab.dataset()).name, "what was used last in any tab").toBe("runes");
      await expect(tab.page.getByRole("alert")).toHaveCount(0);
    }
  });

  test("are told of where the browser has no room for them, and the data are used all the same", async ({
    playground,
    shelf,
    context,
    page,
  }) => {
    await playground.openReady({ validation: 50 });
    const session = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 50_000 });
    await playground.dropFiles(await fourFiles("letters"));
    const alert = page.getByRole("alert");
    await expect(alert).toHaveAttribute("data-code", "storage-full");
    await expect(alert).toContainText(
      "letters: expected 204 kB of room in this browser to keep it, got less.",
    );
    expect(await playground.dataset()).toEqual(letters);
    await playground.train();
    await playground.reaches("training", "done");
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await playground.dropFiles(await fourFiles("letters"));
    await expect.poll(() => shelf.names()).toEqual(["letters"]);
    await expect(alert).toHaveCount(0);
  });

  test("are opened again when the worker has died", async ({
    playground,
    shelf,
    context,
    page,
    problems,
  }) => {
    problems.allow(/worker fell over/);
    await inWorker(
      context,
      'self.addEventListener("message", ({ data }) => { if (data.type === "step" && !self.stepped) { self.stepped = 1; setTimeout(() => { throw new Error("worker fell over"); }); } });',
    );
    await playground.openReady({ validation: 50 });
    await playground.dropFiles(await fourFiles("letters"));
    await expect.poll(() => shelf.names()).toEqual(["letters"]);
    await playground.step();
    await expect(page.getByRole("alert")).toHaveAttribute("data-code", "worker-lost");
    await playground.reaches("ready");
    expect(await playground.dataset()).toEqual(letters);
    await expect(shelf.inUse()).toHaveAttribute("data-name", "letters");
  });

  test("last as long as the page where the browser keeps nothing, which it says", async ({
    playground,
    shelf,
    context,
    page,
  }) => {
    await inWorker(context, 'Object.defineProperty(self, "indexedDB", { value: undefined });');
    await playground.openReady({ validation: 50 });
    await expect(shelf.list).toContainText("as in a private window: data sets last until the page closes");
    await playground.dropFiles(await fourFiles("letters"));
    await expect.poll(() => shelf.names()).toEqual(["letters"]);
    await shelf.press("Back to built-in digits");
    await expect.poll(async () => (await playground.dataset()).name).toBe("Built-in digits");
    await shelf.press("Open letters");
    await expect.poll(() => playground.dataset()).toEqual(letters);
    await playground.reload();
    expect((await playground.dataset()).name).toBe("Built-in digits");
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`kept data sets in ${colorScheme} on a phone`, () => {
    test.use({
      colorScheme,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: "reduce",
    });

    test("have no accessibility violation, and fit a thumb", async ({ playground, shelf, page }) => {
      await playground.openReady({ validation: 50 });
      await playground.dropFiles(await fourFiles("letters-with-quite-a-long-name-of-their"));
      await expect(shelf.list).toBeVisible();
      await shelf.press("Other address");
      await page.getByLabel("MNIST’s four .gz files lie below", { exact: true }).fill("nonsense");
      await expect(page.getByText("Expected an address that begins with https://")).toBeVisible();
      await page
        .getByTestId("data-shelf")
        .getByRole("button", { name: /^Delete/ })
        .click();
      const found = await new AxeBuilder({ page }).include('[data-testid="data-shelf"]').analyze();
      expect(found.violations).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });
}

/** Buttons and fields of the shelf that are smaller than a fingertip. */
function smallTargets(page: Page): Promise<string[]> {
  return page
    .getByTestId("data-shelf")
    .locator("button, input")
    .evaluateAll((targets) =>
      targets
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && (box.width < 44 || box.height < 44))
        .map(({ target, box }) => `${target.ariaLabel ?? target.textContent}: ${box.width}×${box.height}`),
    );
}
