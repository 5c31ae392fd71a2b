import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { installFromDebian, installFromPlaywright, isProgram, onSearchPath } from "./installBrowser.mjs";

/** Flags for a browser that keeps to itself and runs as any user. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Path of a Chromium or Chrome on this machine, or null: `CHROME_PATH`, the search path, the places
 * where macOS and Windows keep it, then the one Playwright has downloaded.
 * @throws Error if CHROME_PATH names no file
 */
export function findBrowser() {
  const chosen = process.env["CHROME_PATH"];
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new Error(
      `CHROME_PATH: expected the path of a browser, got "${chosen}", which is no program. Correct it, or unset it to search.`,
    );
  }
  return [...onSearchPath(), ...usualPlaces(), chromium.executablePath()].find(isProgram) ?? null;
}

/**
 * Path of a browser that starts here. Where there is none, Playwright's own is installed, or else
 * Debian's package.
 * @throws Error naming all that was tried
 */
export function ensureBrowser() {
  const tried = [];
  const found = findBrowser();
  if (found !== null) {
    const problem = launchProblem(found);
    if (problem === null) return found;
    tried.push(`${found}: ${problem}`);
    if (process.env["CHROME_PATH"]) throw noBrowser(tried);
  }
  for (const [name, install] of /** @type {const} */ ([
    ["npx playwright install chromium", installFromPlaywright],
    ["apt-get install chromium", installFromDebian],
  ])) {
    process.stderr.write(`No browser for the tests yet; trying: ${name}\n`);
    const outcome = install();
    const problem = "path" in outcome ? launchProblem(outcome.path) : outcome.problem;
    if ("path" in outcome && problem === null) return outcome.path;
    tried.push(`${name}: ${problem}`);
  }
  throw noBrowser(tried);
}

/** @param {string[]} tried */
function noBrowser(tried) {
  return new Error(
    `Browser tests: expected a Chromium or Chrome that starts, got none.\n${tried.map((line) => `  - ${line}\n`).join("")}` +
      "Install Chromium or Chrome, or set CHROME_PATH to the path of one.",
  );
}

function usualPlaces() {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium"].flatMap((name) =>
      ["", process.env["HOME"] ?? ""].map(
        (home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    );
  }
  if (process.platform !== "win32") return [];
  return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .flatMap((name) => process.env[name] ?? [])
    .flatMap((folder) =>
      ["Google/Chrome", "Chromium"].map((app) => join(folder, app, "Application/chrome.exe")),
    );
}

/**
 * What keeps the browser from showing an empty page, or null.
 * @param {string} path
 */
function launchProblem(path) {
  const profile = mkdtempSync(join(tmpdir(), "inkling-browser-"));
  const page = ["--headless", "--disable-gpu", `--user-data-dir=${profile}`, "--dump-dom", "about:blank"];
  try {
    const run = spawnSync(path, [...browserFlags, ...page], { encoding: "utf8", timeout: 120_000 });
    if (run.status === 0 && run.stdout.includes("<html")) return null;
    const reason = run.error?.message ?? run.stderr.trim().split("\n").at(-1);
    return `does not start (${reason || `exit status ${run.status}`})`;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${ensureBrowser()}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
