/** Builds the harness's pages, serves them with MNIST beside them, and asks the contestants on them. */
import { createReadStream, existsSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build, preview } from "vite";
import { kernelsPlugin } from "../../kernels.config.js";

const root = join(import.meta.dirname, "harness");
const built = join(import.meta.dirname, "../../node_modules/.cache/bench");

/** How long a contestant may take over one answer. */
const answerLimitMs = 120_000;

/** Threads need memory that is shared, and that needs a page isolated from others. */
const isolation = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/**
 * Builds a contestant's page.
 * @param {string} name of the page in `harness`, such as `engine`
 */
export async function buildContestant(name) {
  await build({
    root,
    base: "./",
    configFile: false,
    logLevel: "silent",
    plugins: [kernelsPlugin()],
    worker: { format: "es", plugins: () => [kernelsPlugin()] },
    build: {
      target: "es2023",
      outDir: join(built, name),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      // TensorFlow.js starts its threads from the text of a function, which must keep its names.
      minify: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { input: join(root, `${name}.html`) },
    },
  });
}

/**
 * Serves what has been built.
 * @param {string} mnist folder of the four files
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serveHarness(mnist) {
  mkdirSync(built, { recursive: true });
  /** @type {import("vite").Plugin} */
  const digits = {
    name: "mnist",
    configurePreviewServer({ middlewares }) {
      middlewares.use("/mnist/", (request, response, next) => {
        const file = join(mnist, basename(request.url ?? ""));
        if (!existsSync(file)) return next();
        for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
        createReadStream(file).pipe(response);
      });
    },
  };
  const server = await preview({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [digits],
    build: { outDir: built },
    preview: { host: "127.0.0.1", port: 0, headers: isolation },
  });
  return { address: server.resolvedUrls?.local[0] ?? "", close: () => server.close() };
}

/**
 * Opens a contestant's page. It answers the questions of `harness/contestant.ts`.
 * @param {import("@playwright/test").Browser} browser @param {string} address @param {string} name
 */
export async function openContestant(browser, address, name) {
  const page = await browser.newPage();
  await page.goto(`${address}${name}/${name}.html`);
  await page.waitForFunction(() => "askContestant" in window);
  return {
    /** @param {import("./harness/contestant.ts").Question} question @returns {Promise<any>} */
    ask(question) {
      const late = new Promise((_, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`no answer to "${question.ask}" within ${answerLimitMs / 1000} s`)),
          answerLimitMs,
        );
        timer.unref();
      });
      return Promise.race([page.evaluate((asked) => window.askContestant(asked), question), late]);
    },
    close: () => page.close(),
  };
}
