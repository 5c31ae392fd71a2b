import type { BrowserContext } from "@playwright/test";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** Has the browser get the page's own files without a server, as from a cache. */
export async function serveFromDisk(context: BrowserContext): Promise<void> {
  const dist = join(import.meta.dirname, "../../dist");
  await context.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    const name = pathname === "/" ? "/index.html" : pathname;
    await route.fulfill({
      body: readFileSync(join(dist, name)),
      contentType: types[extname(name)] ?? "application/octet-stream",
      headers: {
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      },
    });
  });
}
