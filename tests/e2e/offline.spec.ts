import { readFileSync } from "node:fs";
import { expect, test } from "./playground.ts";

const fileOf = (name: string) => ({
  ...{ name, mimeType: "", buffer: readFileSync(new URL(`../fixtures/archives/${name}`, import.meta.url)) },
});
const long = { layers: "784-16-10", epochs: 1000, validation: 0 };

/** Nothing is fetched before it is needed. */
const FETCHED_AHEAD = /partsAhead/;

test.beforeEach(({ problems }) => {
  problems.allow(/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /MissingView/);
});

test.describe("a page whose network goes before anything was fetched ahead", () => {
  test.beforeEach(async ({ page }) => {
    await page.route(FETCHED_AHEAD, (route) => route.abort());
  });

  test("says what it lacks for files, trains on, and reads them when the network is back", async ({
    context,
    page,
    playground,
  }) => {
    await playground.openReady(long);
    await playground.train();
    await context.setOffline(true);
    await playground.dropFiles([fileOf("keras.npz")]);
    const alert = page.getByRole("alert");
    await expect(alert).toHaveAttribute("data-code", "part-missing");
    await expect(alert).toContainText(
      "keras.npz: expected to fetch the part of the page that reads files, got: ",
    );
    await expect(alert).toContainText("Connect this device and drop it again.");
    const { step } = await playground.status();
    await expect.poll(async () => (await playground.status()).step).toBeGreaterThan(step!);

    await context.setOffline(false);
    await playground.dropFiles([fileOf("keras.npz")]);
    await expect.poll(() => playground.dataset()).toMatchObject({ train: 30, test: 12, classes: 3 });
    await expect(alert).toHaveCount(0);
  });

  test("goes on with its engine where another cannot be had, and changes when it can", async ({
    context,
    page,
    playground,
  }) => {
    await playground.openReady({ ...long, precision: "f64" });
    await playground.step();
    await expect.poll(async () => (await playground.status()).step).toBe(1);
    await context.setOffline(true);
    await page.getByRole("radio", { name: "float32" }).check({ force: true });
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("Engine: expected to fetch the part of the page that computes");
    await playground.reset();
    await playground.step();
    await expect.poll(async () => (await playground.status()).step, "no run was lost").toBe(2);
    await expect(page.getByText(/^Fast engine · float64/)).toBeVisible();

    await context.setOffline(false);
    await playground.reset();
    await expect(page.getByText(/^Fast engine · float32/)).toBeVisible();
    await expect(alert).toHaveCount(0);
  });

  test("says so in the place of a panel, which is there on the next try, looks and all", async ({
    context,
    page,
    playground,
  }) => {
    await playground.openReady(long);
    await context.setOffline(true);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const menu = page.getByRole("dialog", { name: "Export and open" });
    await expect(menu.getByRole("alert")).toContainText("The menu cannot be shown");
    await menu.getByRole("button", { name: "Try again" }).click();
    await expect(menu.getByRole("alert"), "still offline").toContainText("The menu cannot be shown");
    await context.setOffline(false);
    await menu.getByRole("button", { name: "Try again" }).click();
    const entry = menu.getByRole("button", { name: "Curves, .csv" });
    await expect(entry).toBeVisible();
    const fetched = () =>
      page.evaluate(() =>
        [...document.styleSheets].some(({ href }) => href?.includes("ExportMenu") ?? false),
      );
    expect(await fetched()).toBe(true);

    await page.keyboard.press("Escape");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    const share = page.getByRole("dialog", { name: "Share this experiment" });
    await expect(share.getByRole("alert")).toContainText("The link cannot be shown");
    await page.keyboard.press("Escape");
    await context.setOffline(false);
    await page.getByRole("button", { name: "Share", exact: true }).click();
    await expect(share.getByRole("textbox").first(), "opened anew, it is fetched anew").toBeVisible();
    await expect(share.getByRole("alert")).toHaveCount(0);
  });
});

test("what files need is fetched ahead, so that they can be dropped when the network is gone", async ({
  context,
  page,
  playground,
}) => {
  const last = Promise.all(
    [/\/importer-/, /\/ModelDialog-.*\.js/].map((part) =>
      page.waitForEvent("requestfinished", (r) => part.test(r.url())),
    ),
  );
  await playground.openReady({ layers: "784-8-10", validation: 0, batch: 8 });
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const exported = async (entry: string) => {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: entry }).click();
    const download = await coming;
    return { name: download.suggestedFilename(), mimeType: "", buffer: readFileSync(await download.path()) };
  };
  const bundle = await exported("Everything, to repeat the run, .zip");
  const network = await exported("NumPy arrays, .npz");
  await page.keyboard.press("Escape");
  await last;
  await context.setOffline(true);

  await playground.dropFiles([network]);
  await expect(page.getByRole("dialog").filter({ hasText: network.name })).toBeVisible();
  await page.keyboard.press("Escape");
  for (const name of ["keras.npz", "idx.zip", "gz-in-zip.zip", "pictures.zip", "train.csv.gz"]) {
    await playground.dropFiles([fileOf(name)]);
    await expect.poll(() => playground.dataset(), name).toMatchObject({ train: 30, classes: 3 });
    await page.getByRole("button", { name: "Back to built-in digits" }).click();
    await expect.poll(() => playground.dataset(), name).toMatchObject({ name: "Built-in digits" });
  }
  await playground.dropFiles([bundle]);
  await expect(page.getByTestId("opened-model")).toContainText(`Opened ${bundle.name}`);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a folder without end is given up, and leaves everything as it was", async ({ page, playground }) => {
  await playground.openReady(long);
  const before = await playground.dataset();
  await page.evaluate(() => {
    let files = 0;
    const entry = (): object => {
      const fullPath = `/endless/${files++}.png`;
      const file = (done: (file: File) => void) => {
        done(new File(["x"], fullPath));
      };
      return { name: fullPath, fullPath, isFile: true, isDirectory: false, file };
    };
    const readEntries = (done: (batch: object[]) => void) => setTimeout(done, 10, [entry(), entry()]);
    const folder = {
      ...{ name: "endless", fullPath: "/endless", isFile: false, isDirectory: true },
      createReader: () => ({ readEntries }),
    };
    const dataTransfer = {
      types: ["Files"],
      files: [],
      items: [{ kind: "file", webkitGetAsEntry: () => folder }],
    };
    const drop = Object.defineProperty(new DragEvent("drop", { bubbles: true }), "dataTransfer", {
      value: dataTransfer,
    });
    document.body.dispatchEvent(drop);
  });
  const bar = page.getByRole("group", { name: "Loading data" });
  await expect(bar).toContainText("Looking through endless…");
  await expect(bar).toContainText(/[1-9]\d files/);
  await page.getByRole("button", { name: "Cancel loading" }).click();
  await expect(bar).toHaveCount(0);
  expect(await playground.dataset()).toEqual(before);
  await playground.step();
  await expect.poll(async () => (await playground.status()).step).toBe(1);
  await expect(page.getByRole("alert")).toHaveCount(0);
});
