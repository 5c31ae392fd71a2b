/** What a visitor of the built page waits for and sees. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { learningRate, models, seed, trainImages } from "./models.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("@playwright/test").Page} Page */

const status = '[data-testid="run-status"]';
const [{ layers, activation, init, batch }] = models;

/** The least time that the page is watched in training. */
const watchedMs = 8_000;
/** Waits, without polling gaps, until the run status has this state. @param {Page} page @param {string} state */
const reaches = (page, state) =>
  page.waitForFunction(
    ([selector, wanted]) => document.querySelector(selector)?.dataset.state === wanted,
    [status, state],
    { timeout: 600_000 },
  );

/** @param {Page} page @param {string} folder */
const chooseMnist = (page, folder) =>
  page.setInputFiles(
    '[data-testid="dataset-input"]',
    readdirSync(folder)
      .filter((name) => name.endsWith(".gz"))
      .map((name) => join(folder, name)),
  );

/**
 * Bytes of the first load, the time to the built-in digits, the time to the visitor's own files.
 * @param {Browser} browser @param {string} address @param {string} mnist
 */
export async function loadFigures(browser, address, mnist) {
  const page = await browser.newPage();
  /** @type {Promise<number>[]} */
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
 * A run of the first model on all of MNIST with a drawing on the pad: time to the first point, seconds of
 * each epoch after the first, and what the page's own thread did meanwhile.
 * @param {Browser} browser @param {string} address @param {string} mnist
 * @param {"f32" | "f64"} precision @param {number} epochs
 */
export async function trainingFigures(browser, address, mnist, precision, epochs) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const run = { activation, init, lr: learningRate.sgd, batch, seed, precision, validation: 0, epochs: 1000 };
  const parameters = Object.entries(run).map(([key, value]) => `${key}=${value}`);
  await page.goto(`${address}#layers=${layers.join("-")}&${parameters.join("&")}`);
  await reaches(page, "ready");
  await chooseMnist(page, mnist);
  await page.waitForFunction(
    (count) => document.querySelector('[data-testid="dataset-summary"]').dataset.train === String(count),
    trainImages,
  );
  await page.waitForSelector(".recharts-surface");
  await page.waitForTimeout(500);

  await page.evaluate(watchTraining, status);
  await page.waitForFunction(() => window.firstPointAt !== undefined);
  await drawThree(page);
  await page.waitForFunction(
    ([wanted, least]) => window.epochSeconds.size > wanted && performance.now() - window.clickedAt > least,
    [epochs, watchedMs],
    { timeout: 600_000 },
  );
  const figures = await page.evaluate((selector) => {
    const { engine, threads } = document.querySelector(selector).dataset;
    const slowest = window.frames.toSorted((a, b) => b - a)[Math.floor(window.frames.length * 0.05)];
    return {
      engine,
      threads: Number(threads),
      isolated: window.crossOriginIsolated,
      firstPointMs: window.firstPointAt - window.clickedAt,
      epochSeconds: [...window.epochSeconds].filter(([epoch]) => epoch > 1).map(([, seconds]) => seconds),
      longTasks: window.longTasks,
      framesPerSecond: 1000 / slowest,
      answered: document.querySelector('[data-testid="prediction"]')?.dataset.label ?? "",
    };
  }, status);
  await page.close();
  return figures;
}

/** Runs in the page: presses Train and notes what happens. @param {string} selector */
function watchTraining(selector) {
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
}

/** Draws a 3 on the pad, within about a second. @param {Page} page */
async function drawThree(page) {
  const pad = await page.getByLabel("Drawing pad").boundingBox();
  if (pad === null) throw new Error("The page: expected a drawing pad, found none.");
  for (const top of [0.2, 0.48]) {
    for (let k = 0; k <= 30; k++) {
      const angle = Math.PI * (k / 30 - 0.5);
      const x = pad.x + pad.width * (0.42 + 0.2 * Math.cos(angle));
      const y = pad.y + pad.height * (top + 0.15 + 0.15 * Math.sin(angle));
      await page.mouse.move(x, y);
      if (k === 0) await page.mouse.down();
      await page.waitForTimeout(15);
    }
    await page.mouse.up();
  }
}
