import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureBrowser, findBrowser } from "../browser.mjs";

describe.skipIf(process.platform !== "linux")("the search for a browser", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "inkling-browser-"));
    vi.stubEnv("CHROME_PATH", undefined);
    vi.stubEnv("PATH", folder);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const program = (name: string) => {
    const path = join(folder, name);
    writeFileSync(path, "#!/bin/sh\necho broken >&2\nexit 3\n");
    chmodSync(path, 0o755);
    return path;
  };

  it("takes the browser of CHROME_PATH before all others", () => {
    program("chromium");
    const chosen = program("my-browser");
    vi.stubEnv("CHROME_PATH", chosen);
    expect(findBrowser()).toBe(chosen);
  });

  it("names a CHROME_PATH that leads nowhere", () => {
    vi.stubEnv("CHROME_PATH", join(folder, "gone"));
    expect(() => findBrowser()).toThrow(`got "${join(folder, "gone")}"`);
  });

  it("prefers Chromium on the search path, and passes over folders of that name", () => {
    mkdirSync(join(folder, "chromium"));
    const chrome = program("google-chrome");
    expect(findBrowser()).toBe(chrome);
    const chromium = program("chromium-browser");
    expect(findBrowser()).toBe(chromium);
  });

  it("says of a chosen browser that it does not start, rather than take another", () => {
    const chosen = program("my-browser");
    vi.stubEnv("CHROME_PATH", chosen);
    expect(() => ensureBrowser()).toThrow(`${chosen}: does not start (broken)`);
  });
});
