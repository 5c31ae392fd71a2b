/** What is kept of a run: figures, and the machine in general terms. */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { format, resolveConfig } from "prettier";

const folder = join(import.meta.dirname, "results");

/** How much of the processors' time others take now, from 0 to 1, looking for a second. */
export async function othersShare() {
  const spent = () => {
    const times = cpus().map((cpu) => cpu.times);
    const idle = times.reduce((sum, each) => sum + each.idle, 0);
    return { idle, all: times.reduce((sum, each) => sum + Object.values(each).reduce((a, b) => a + b), 0) };
  };
  const before = spent();
  await setTimeout(1000);
  const after = spent();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

/** What figures were measured on, in general terms. @param {number} busy @param {string} chromiumVersion */
export const machineLine = (busy, chromiumVersion) =>
  [
    `${availableParallelism()} cores, ${(busy * 100).toFixed(0)} % busy before the run`,
    `Chromium ${chromiumVersion}`,
    `Node ${process.versions.node}`,
  ].join("; ");

/**
 * Writes results/latest.json, or results/partial.json if not everything was measured, and returns what it
 * says of the machine.
 * @param {{ whole: boolean, busy: number, chromiumVersion: string, rows: import("./contest.mjs").Row[], ratios: import("./ratios.mjs").Ratio[], page: unknown }} figures
 */
export async function writeReport({ whole, busy, chromiumVersion, rows, ratios, page }) {
  const rivals = rows.filter(({ key, about }) => !key.startsWith("inkling") && about !== "");
  const machine = [machineLine(busy, chromiumVersion), ...new Set(rivals.map(({ about }) => about))].join(
    "; ",
  );
  await writeResults(whole ? "latest.json" : "partial.json", { machine, rows, ratios, page });
  return machine;
}

/**
 * Writes figures, with the day, to a file of results/.
 * @param {string} name @param {Record<string, unknown>} figures
 */
export async function writeResults(name, figures) {
  const file = join(folder, name);
  const report = { date: new Date().toISOString().slice(0, 10), ...figures };
  const rounded = JSON.stringify(report, (_, value) =>
    typeof value === "number" ? Number(value.toPrecision(5)) : value,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, await format(rounded, { ...(await resolveConfig(file)), parser: "json" }));
}
