import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** @typedef {import("@playwright/test").Browser} Browser */

const status = '[data-testid="run-status"]';

/** Waits, without polling gaps, until the run status has this state. */
const reaches = (page, state) =>
  page.waitForFunction(
    ([selector, wanted]) => document.querySelector(selector)?.dataset.state === wanted,
    [status, state],
    {
      timeout: 600_000,
    },
  );

const chooseMnist = (page, folder) =>
  page.setInputFiles(
    '[data-testid="dataset-input"]',
    readdirSync(folder)
      .filter((f) => f.endsWith(".gz"))
      .map((f) => join(folder, f)),
  );

/**
 * What a visitor waits for: bytes of the first load, the built-in digits, their own files.
 * @param {Browser} browser
 */
export async function loadFigures(browser, address, mnist) {
  const page = await browser.newPage();
  const sizes = [];
  page.on("response", (response) => {
    sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(address);
  await reaches(page, "ready");
  const readyMs = await page.evaluate(() => performance.now());
  await page.waitForLoadState("networkidle");
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);

  await page.evaluate(() => {
    const summary = document.querySelector('[data-testid="dataset-summary"]');
    document
      .querySelector('[data-testid="dataset-input"]')
      .addEventListener("change", () => (window.chosenAt = performance.now()), true);
    new MutationObserver(() => (window.loadedAt ??= performance.now())).observe(summary, {
      attributeFilter: ["data-test"],
    });
  });
  await chooseMnist(page, mnist);
  await page.waitForFunction(() => window.loadedAt !== undefined);
  const dropMs = await page.evaluate(() => window.loadedAt - window.chosenAt);
  await page.close();
  return { bytes, readyMs, dropMs };
}

/**
 * A run of the NumPy original's model on all of MNIST: time to the first point, seconds of each epoch
 * after the first, and what the page's own thread did meanwhile.
 * @param {Browser} browser
 */
export async function trainingFigures(browser, address, mnist, epochs) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const run =
    "layers=784-128-10&activation=sigmoid&init=randn&lr=0.1&batch=64&seed=42&precision=f64&validation=0";
  await page.goto(`${address}#${run}&epochs=${epochs + 1}`);
  await reaches(page, "ready");
  await chooseMnist(page, mnist);
  await page.waitForFunction(
    () => document.querySelector('[data-testid="dataset-summary"]').dataset.train === "60000",
  );
  await page.waitForSelector(".recharts-surface");
  await page.waitForTimeout(500);

  await page.evaluate((selector) => {
    window.longTasks = [];
    window.frames = [];
    window.epochSeconds = new Map();
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => window.longTasks.push(duration)),
    ).observe({ type: "longtask" });
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
      window.frames.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    });
    const train = document.querySelector('button[aria-label="Train"]');
    train.addEventListener("click", () => (window.clickedAt = performance.now()), true);
    new MutationObserver(() => {
      if (document.querySelector('[role="img"][aria-label^="Loss over"]'))
        window.firstPointAt ??= performance.now();
      const { epoch, epochSeconds } = document.querySelector(selector).dataset;
      if (epochSeconds) window.epochSeconds.set(Number(epoch), Number(epochSeconds));
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    train.click();
  }, status);
  await reaches(page, "done");
  const figures = await page.evaluate(() => ({
    firstPointMs: window.firstPointAt - window.clickedAt,
    epochSeconds: [...window.epochSeconds].filter(([epoch]) => epoch > 1).map(([, seconds]) => seconds),
    longTasks: window.longTasks,
    framesPerSecond: 1000 / window.frames.toSorted((a, b) => b - a)[Math.floor(window.frames.length * 0.05)],
  }));
  await page.close();
  return figures;
}
