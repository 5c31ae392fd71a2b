import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { dataFolder } from "../realData.mjs";
import { allMnistFiles, needsSharedData } from "./mnistFiles.ts";
import { expect, test as base } from "./playground.ts";
import { Shelf } from "./shelf.ts";

const names = [
  "train-images-idx3-ubyte.gz",
  "train-labels-idx1-ubyte.gz",
  "t10k-images-idx3-ubyte.gz",
  "t10k-labels-idx1-ubyte.gz",
];

/** A mirror on this machine, whose behaviour a test chooses file by file. */
class Mirror {
  readonly asked: string[] = [];
  /** What it does instead of sending a file, by name. */
  readonly instead = new Map<string, (response: ServerResponse, bytes: Buffer) => void>();
  allowsOthers = true;
  private readonly server = createServer((request, response) => {
    this.answer(request, response);
  });
  address = "";

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    this.address = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/mnist/`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer({ url = "" }: IncomingMessage, response: ServerResponse): void {
    const name = url.replace("/mnist/", "");
    this.asked.push(name);
    if (this.allowsOthers) response.setHeader("access-control-allow-origin", "*");
    const bytes = readFileSync(join(dataFolder, "mnist", name));
    const instead = this.instead.get(name);
    if (instead) instead(response, bytes);
    else response.writeHead(200, { "content-length": bytes.length }).end(bytes);
  }
}

const test = base.extend<{ mirror: Mirror; shelf: Shelf }>({
  mirror: async ({ page }, use) => {
    const mirror = new Mirror();
    await mirror.open();
    await page.addInitScript((address) => {
      localStorage.setItem("inkling-mirror-mnist", address);
    }, mirror.address);
    await use(mirror);
    mirror.close();
  },
  shelf: async ({ page }, use) => {
    await use(new Shelf(page));
  },
});

const mnist = { name: "MNIST", train: 55_000, validation: 5000, test: 10_000, classes: 10 };

const alertOf = (page: Page) => page.getByRole("alert");

test.describe("MNIST by one click", () => {
  test.beforeEach(() => {
    needsSharedData();
    test.setTimeout(300_000);
  });

  test("comes from the address that is named, is kept, and is not fetched again", async ({
    playground,
    page,
    shelf,
    mirror,
  }) => {
    await playground.open();
    await playground.reaches("ready");
    await expect(page.getByTestId("data-shelf")).toContainText(
      `Fetched from ${new URL(mirror.address).host}`,
    );
    expect(mirror.asked, "nothing before the click").toEqual([]);
    await shelf.press("Get MNIST");
    await expect(page.getByRole("progressbar", { name: /^Loading MNIST from 127\.0\.0\.1/ })).toBeVisible();
    await expect.poll(() => playground.dataset(), { timeout: 60_000 }).toEqual(mnist);
    expect([...mirror.asked].sort()).toEqual([...names].sort());
    await expect.poll(() => shelf.names()).toEqual(["MNIST"]);
    await expect(shelf.inUse()).toContainText("60,000 + 10,000 images · 28×28 · 10 classes · 55.0 MB");

    await page.reload();
    await expect.poll(() => playground.dataset(), { timeout: 60_000 }).toEqual(mnist);
    await shelf.press("Back to built-in digits");
    await expect.poll(async () => (await playground.dataset()).name).toBe("Built-in digits");
    await shelf.press("Get MNIST");
    await expect.poll(() => playground.dataset(), { timeout: 60_000 }).toEqual(mnist);
    expect(mirror.asked).toHaveLength(4);
    await expect(alertOf(page)).toHaveCount(0);
  });

  test("is here already where its files have been dropped", async ({ playground, page, shelf, mirror }) => {
    await playground.openReady();
    await expect(playground.button("Get MNIST")).toContainText("11.6 MB");
    await playground.chooseFiles(allMnistFiles());
    await expect.poll(() => playground.dataset(), { timeout: 60_000 }).toEqual(mnist);
    await expect(playground.button("Get MNIST")).toContainText("kept");
    await shelf.press("Back to built-in digits");
    await expect.poll(async () => (await playground.dataset()).name).toBe("Built-in digits");
    await shelf.press("Get MNIST");
    await expect.poll(() => playground.dataset(), { timeout: 60_000 }).toEqual(mnist);
    expect(mirror.asked).toEqual([]);
    await expect(alertOf(page)).toHaveCount(0);
  });

  test("is resumed by file where the connection breaks, though the page is opened anew", async ({
    playground,
    page,
    shelf,
    mirror,
    problems,
  }) => {
    problems.allow(/ERR_/);
    mirror.instead.set(names[0], (response, bytes) => {
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.subarray(0, 3e6), () => setTimeout(() => response.destroy(), 200));
    });
    await playground.open();
    await playground.reaches("ready");
    await shelf.press("Get MNIST");
    await expect(alertOf(page)).toHaveAttribute("data-code", "fetch-cut", { timeout: 60_000 });
    await expect(alertOf(page)).toContainText(`expected a file from ${mirror.address}${names[0]}, got`);
    await expect(alertOf(page)).toContainText("3 of its 4 files are here and will not be fetched again");
    expect((await playground.dataset()).name, "what was in use stays").toBe("Built-in digits");

    mirror.instead.clear();
    mirror.asked.length = 0;
    await page.reload();
    await playground.reaches("ready");
    await shelf.press("Get MNIST");
    await expect.poll(() => playground.dataset(), { timeout: 60_000 }).toEqual(mnist);
    expect(mirror.asked).toEqual([names[0]]);
    await expect(alertOf(page)).toHaveCount(0);
  });

  test("says what is wrong with a server that has no such file, has another, or lets no page in", async ({
    playground,
    page,
    shelf,
    mirror,
    problems,
    context,
  }) => {
    problems.allow(/404|CORS|ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    await playground.open();
    await playground.reaches("ready");
    const wrongs = [
      [
        "fetch-refused",
        "got HTTP status 404 Not Found",
        () => mirror.instead.set(names[1], (response) => response.writeHead(404).end()),
      ],
      [
        "fetch-wrong-content",
        "got another file: its checksum is ",
        () => {
          const others = readFileSync(join(dataFolder, "mnist", names[3]));
          mirror.instead.set(names[1], (response) => response.writeHead(200).end(others));
        },
      ],
      [
        "fetch-blocked",
        "lets no other site's pages read its files (CORS)",
        () => {
          mirror.allowsOthers = false;
        },
      ],
      ["fetch-offline", "as this device is offline. Connect this device", () => context.setOffline(true)],
    ] as const;
    for (const [code, words, goWrong] of wrongs) {
      await goWrong();
      await shelf.press("Get MNIST");
      await expect(alertOf(page)).toHaveAttribute("data-code", code, { timeout: 60_000 });
      await expect(alertOf(page)).toContainText(words);
      await expect(alertOf(page)).toContainText(mirror.address);
      await expect(alertOf(page)).toContainText("download its 4 files by hand and drop them here");
      await playground.reaches("ready");
      expect((await playground.dataset()).name).toBe("Built-in digits");
    }
    await context.setOffline(false);
  });

  test("is cancelled, and leaves everything as it was", async ({ playground, page, shelf, mirror }) => {
    mirror.instead.set(names[0], (response, bytes) => {
      response.writeHead(200, { "content-length": bytes.length }).write(bytes.subarray(0, 1e6));
    });
    await playground.open();
    await playground.reaches("ready");
    await shelf.press("Get MNIST");
    await expect(page.getByRole("progressbar", { name: /^Loading MNIST/ })).toBeVisible();
    await page.getByRole("button", { name: /^Cancel/ }).click();
    await expect(page.getByRole("progressbar", { name: /^Loading MNIST/ })).toHaveCount(0);
    await playground.reaches("ready");
    await expect(alertOf(page)).toHaveCount(0);
  });
});

test.describe("the address to fetch from", () => {
  test("is the visitor's own, remembered, and given back", async ({ playground, page, shelf }) => {
    await playground.open();
    const note = page.getByTestId("data-shelf");
    await expect(note).toContainText("Fetched from cdn.jsdelivr.net and raw.githubusercontent.com");
    await shelf.press("Other address");
    const field = page.getByLabel("MNIST’s four .gz files lie below", { exact: true });
    await field.fill("school.example/sets");
    await expect(page.getByText("Expected an address that begins with https:// or http://")).toBeVisible();
    await field.press("Enter");
    await expect(note).toContainText("Fetched from cdn.jsdelivr.net");
    await field.fill("https://school.example/sets");
    await field.press("Enter");
    await expect(field).toHaveValue("https://school.example/sets/");
    await expect(note).toContainText("Fetched from school.example and raw.githubusercontent.com");
    await page.reload();
    await expect(note).toContainText("Fetched from school.example");
    await shelf.press("Other address");
    await shelf.press("Usual address of MNIST");
    await expect(note).toContainText("Fetched from cdn.jsdelivr.net");
    await page.reload();
    await expect(note).toContainText("Fetched from cdn.jsdelivr.net");
  });
});
