import { availableParallelism } from "node:os";
import type { Page } from "@playwright/test";
import { expect, test, type Playground } from "./playground.ts";

/** One for each core, eight at most. */
const threads = Math.min(availableParallelism(), 8);
const threadsInWords = threads === 1 ? "1 thread" : `${threads} threads`;
const quick = { layers: "784-16-10", epochs: 1, validation: 4000 };

async function trains(playground: Playground): Promise<void> {
  await playground.train();
  await playground.reaches("done");
  expect(await playground.metric("validation-accuracy")).toBeGreaterThan(0.5);
}

/** Has the kernels' files answered by something else. */
const answerKernels = (page: Page, answer: "nothing" | "another module") =>
  page.route("**/*.wasm", (route) =>
    answer === "nothing"
      ? route.fulfill({ status: 404, body: "not found" })
      : route.fulfill({ contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 9, 9]) }),
  );

test.describe("the engine", () => {
  for (const precision of ["f32", "f64"] as const) {
    test(`is the fast one with a thread for each core, in ${precision}`, async ({ playground, page }) => {
      await playground.open({ ...quick, precision });
      await playground.reaches("ready");
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await expect(playground.runStatus).toHaveAttribute("data-threads", String(threads));
      const bits = precision === "f32" ? "float32" : "float64";
      await expect(page.getByText(`Fast engine · ${bits} · ${threadsInWords}`)).toBeVisible();
      await trains(playground);
      expect(await playground.status()).toMatchObject({ engine: "fast", threads });
    });
  }

  test("takes as many threads as the link asks for, with the same result", async ({ playground }) => {
    const losses = [];
    for (const threads of [1, 3]) {
      await playground.open({ ...quick, threads });
      await playground.reaches("ready");
      await expect(playground.runStatus).toHaveAttribute("data-threads", String(threads));
      await trains(playground);
      losses.push(await playground.metric("train-loss"));
    }
    expect(losses[1]).toBe(losses[0]);
  });

  test("is the reference engine where the link asks for it", async ({ playground, page }) => {
    await playground.open({ ...quick, engine: "reference", precision: "f32" });
    await playground.reaches("ready");
    await expect(page.getByText("Reference engine · float64 · 1 thread")).toBeVisible();
    await expect(page.getByText("always computes in float64, not in float32")).toBeVisible();
    await trains(playground);
    expect(await playground.status()).toMatchObject({ engine: "reference", threads: 1 });
  });

  test("has one thread where the page is not isolated, and says why", async ({ playground, page }) => {
    await page.route("**/*", async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers() };
      delete headers["cross-origin-opener-policy"];
      delete headers["cross-origin-embedder-policy"];
      await route.fulfill({ response, headers });
    });
    await playground.open(quick);
    await playground.reaches("ready");
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await expect(page.getByText("Fast engine · float64 · 1 thread")).toBeVisible();
    if (threads > 1) await expect(page.getByText("Cross-Origin-Opener-Policy: same-origin")).toBeVisible();
    await trains(playground);
    expect(await playground.status()).toMatchObject({ engine: "fast", threads: 1 });
  });

  test("gives way to the reference engine where its kernels are refused", async ({ playground, page }) => {
    await answerKernels(page, "another module");
    await playground.open(quick);
    await playground.reaches("ready");
    await expect(page.getByText("lacks the vector instructions (WebAssembly SIMD)")).toBeVisible();
    await trains(playground);
    expect(await playground.status()).toMatchObject({ engine: "reference", threads: 1 });
  });

  test("gives way to the reference engine where its kernels cannot be had", async ({
    page,
    playground,
    problems,
  }) => {
    problems.allow(/\.wasm 404/, /Failed to load resource/);
    await answerKernels(page, "nothing");
    await playground.open(quick);
    await playground.reaches("ready");
    await expect(page.getByText("The fast engine could not be loaded")).toBeVisible();
    await trains(playground);
    expect(await playground.status()).toMatchObject({ engine: "reference", threads: 1 });
  });
});
