import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { isolationHeaders, kernelsPlugin } from "./kernels.config.js";
import { browserFlags, findBrowser } from "./tests/browser.mjs";
import { dataFolder, provided } from "./tests/realData.mjs";

const executablePath = findBrowser();
if (executablePath === null) {
  throw new Error("Browser tests: expected a Chromium or Chrome, found none. Run: node tests/browser.mjs");
}

/**
 * The fast engine's tests once more, in Chromium: Node's WebAssembly has no relaxed SIMD. And tests of what only a
 * browser can do, such as decoding pictures.
 */
export default defineConfig({
  plugins: [kernelsPlugin()],
  worker: { format: "es", plugins: () => [kernelsPlugin()] },
  // Known beforehand, so that Vite does not come across it in mid-run and load the page again.
  optimizeDeps: { include: ["fast-check"] },
  server: {
    // Memory is shared between threads only where no other site's page can look on.
    headers: isolationHeaders,
    fs: { allow: [import.meta.dirname, dataFolder] },
  },
  test: {
    include: ["tests/engine/fast/**/*.test.ts", "tests/**/*.browser.test.ts"],
    provide: provided(),
    browser: {
      enabled: true,
      provider: playwright({ launchOptions: { executablePath, args: browserFlags } }),
      instances: [{ browser: "chromium" }],
      headless: true,
      ui: false,
      screenshotFailures: false,
    },
    // Threads of one file's engine would wait for those of another's.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});
