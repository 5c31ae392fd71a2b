import { createServer, type AddressInfo } from "node:net";
import { defineConfig } from "@playwright/test";
import { browserFlags, findBrowser } from "./tests/browser.mjs";

const executablePath = findBrowser();
if (executablePath === null) {
  throw new Error("Browser tests: expected a Chromium or Chrome, found none. Run: node tests/browser.mjs");
}

/** A port of our own; its choice is kept in the environment, as Playwright's workers read this file again. */
const port = (process.env["INKLING_TEST_PORT"] ??= await freePort());
const baseURL = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "*.spec.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "node_modules/.cache/reports/e2e.json" }]],
  use: {
    baseURL,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath, args: browserFlags },
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `npm run --silent preview -- --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});

function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(String(port)));
    });
  });
}
