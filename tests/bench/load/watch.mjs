/** Drops files on the page as a visitor does, and watches until it can train on them. */
import { existsSync, readFileSync } from "node:fs";

/** How often a process's memory is looked at. */
const LOOK_MS = 10;

/**
 * @param {import("@playwright/test").Browser} browser @param {string} address
 * @param {{ files: string[], train: number }} drop `train` images are to be trained on in the end
 * @returns {Promise<{ readyMs: number, frames: number, slowFrames: number, longestFrameMs: number, peakBytes: number | null, restBytes: number | null }>}
 */
export async function dropAndWatch(browser, address, { files, train }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  try {
    await page.goto(address);
    await page.locator('[data-testid="run-status"][data-state="ready"]').waitFor({ timeout: 120_000 });
    await page.waitForTimeout(2000);
    const memory = await watchMemory(browser);
    const watching = page.evaluate(watchInPage, { train });
    await page.waitForTimeout(300);
    const client = await context.newCDPSession(page);
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of /** @type {const} */ (["dragEnter", "dragOver", "drop"])) {
      await client.send("Input.dispatchDragEvent", { type, x: 700, y: 500, data });
    }
    const seen = await watching;
    return { ...seen, ...memory() };
  } finally {
    await context.close();
  }
}

/**
 * Runs in the page: from the drop until Train may be pressed.
 * @param {{ train: number }} wanted
 */
function watchInPage({ train }) {
  return new Promise((resolve) => {
    /** @type {number[]} */
    const frames = [];
    let started = 0;
    const summary = () => document.querySelector('[data-testid="dataset-summary"]');
    const status = () => document.querySelector('[data-testid="run-status"]');
    const isReady = () => {
      const button = [...document.querySelectorAll("button")].find((one) => one.ariaLabel === "Train");
      return (
        summary()?.getAttribute("data-train") === String(train) &&
        status()?.getAttribute("data-state") === "ready" &&
        button?.disabled === false &&
        button.getAttribute("aria-disabled") !== "true"
      );
    };
    document.addEventListener(
      "drop",
      () => {
        started = performance.now();
        let last = started;
        const frame = () => {
          const now = performance.now();
          frames.push(now - last);
          last = now;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
        const observer = new MutationObserver(() => {
          if (!isReady()) return;
          observer.disconnect();
          const [, ...lengths] = frames; // the first is only a part of one
          resolve({
            readyMs: performance.now() - started,
            frames: lengths.length,
            slowFrames: lengths.filter((ms) => ms > 20).length,
            longestFrameMs: Math.max(...lengths),
          });
        });
        observer.observe(document.body, { attributes: true, childList: true, subtree: true });
      },
      { capture: true, once: true },
    );
  });
}

/**
 * Watches the page's process. The function returned ends that, and tells how far its resident memory went beyond
 * what it was, and how far beyond it is now.
 * @param {import("@playwright/test").Browser} browser
 */
async function watchMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const largest = processInfo
    .filter(({ type, id }) => type === "renderer" && existsSync(`/proc/${id}/status`))
    .map(({ id }) => ({ id, bytes: resident(id) }))
    .sort((a, b) => b.bytes - a.bytes);
  await session.detach();
  const [page] = largest;
  if (page === undefined) return () => ({ peakBytes: null, restBytes: null });
  let peak = page.bytes;
  const timer = setInterval(() => {
    peak = Math.max(peak, resident(page.id));
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    const rest = resident(page.id);
    return { peakBytes: Math.max(peak, rest) - page.bytes, restBytes: rest - page.bytes };
  };
}

/** @param {number} id */
function resident(id) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
  return Number(kilobytes ?? 0) * 1024;
}
