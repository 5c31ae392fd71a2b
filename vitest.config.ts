import { defineConfig } from "vitest/config";
import { provided } from "./tests/realData.mjs";

export default defineConfig({
  test: {
    environment: "node",
    provide: provided(),
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["**/node_modules/**", "tests/e2e/**", "tests/**/*.browser.test.ts"],
    pool: "threads",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});
