import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { chromium } from "@playwright/test";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const minute = 60_000;

/** @typedef {{ path: string } | { problem: string }} Outcome where the browser is, or why there is none */

/**
 * Downloads the browser that belongs to the installed Playwright; libraries it needs may be missing still.
 * @returns {Outcome}
 */
export function installFromPlaywright() {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")),
    "cli.js",
  );
  const problem = runProblem(process.execPath, [cli, "install", "--no-shell", "chromium"], 5 * minute);
  return problem === null ? { path: chromium.executablePath() } : { problem };
}

/**
 * Installs the package of Debian, with the libraries it needs.
 * @returns {Outcome}
 */
export function installFromDebian() {
  if (!existsSync("/etc/debian_version")) return { problem: "this is not Debian" };
  if (/^ID=ubuntu$/m.test(readFileSync("/etc/os-release", "utf8")))
    return { problem: "Ubuntu has it as a snap only" };
  if (process.getuid?.() !== 0) return { problem: "needs root" };
  const problem =
    runProblem("apt-get", ["-qq", "update"], 5 * minute) ??
    runProblem("apt-get", ["-qq", "install", "-y", "--no-install-recommends", "chromium"], 10 * minute);
  if (problem !== null) return { problem };
  const path = onSearchPath().find(isProgram);
  return path === undefined ? { problem: "installed, but not on the search path" } : { path };
}

/**
 * @param {string} command @param {string[]} args @param {number} timeout
 * @returns what went wrong, or null
 */
function runProblem(command, args, timeout) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = spawnSync(command, args, { encoding: "utf8", timeout, env, stdio: ["ignore", "pipe", "pipe"] });
  if (run.status === 0) return null;
  const lines = run.stderr.split("\n");
  return run.error?.message ?? lines.find((line) => /^E:|error/i.test(line)) ?? `exit status ${run.status}`;
}

/** Where the search path would have the commands of the known browsers. */
export function onSearchPath() {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix)));
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
