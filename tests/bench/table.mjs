/** The figures as text. */
import { models } from "./models.mjs";

/** @typedef {import("./contest.mjs").Row} Row */

/** @type {Record<import("./contest.mjs").Task, { title: (model: string) => string, unit: string, scale: number }>} */
const tasks = {
  train: { title: describe, unit: "s/epoch", scale: 1 },
  evaluate: { title: (model) => `${model}, evaluation of 10,000 images`, unit: "ms", scale: 1e3 },
  predict: { title: (model) => `${model}, one prediction`, unit: "µs", scale: 1e6 },
};

/** @param {Row[]} rows */
export function contestTable(rows) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const name = `${row.task} ${row.model}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()]
    .map((group) => {
      const { title, unit, scale } = tasks[group[0].task];
      const lines = group.map((row) => [
        row.who,
        row.median === null ? "–" : figure(row.median * scale),
        row.seconds.length === 0 ? "" : range(row.seconds.map((seconds) => seconds * scale)),
        row.gflops === null ? "" : row.gflops.toFixed(1),
        row.problem ?? (row.scaledFrom ? `scaled from ${row.scaledFrom.toLocaleString("en")} images` : ""),
      ]);
      return table([title(group[0].model), unit, "range", "GFLOP/s", ""], lines);
    })
    .join("\n\n");
}

/** @param {import("./ratios.mjs").Ratio[]} list */
export function ratioTable(list) {
  const lines = list.map(({ name, goal, reached, met }) => [
    name,
    `≤ ${goal}`,
    reached === null ? "–" : reached.toPrecision(2),
    met === null ? "not measured" : met ? "reached" : "missed",
  ]);
  return table(["ratios of the medians", "goal", "is", ""], lines);
}

/** @param {[name: string, figure: string, goal?: string][]} rows */
export const pageTable = (rows) =>
  table(
    ["the page", "", "goal"],
    rows.map(([name, value, goal = ""]) => [name, value, goal]),
  );

/** Columns in a common width, numbers to the right, a head with a line below. @param {string[]} head @param {string[][]} lines */
function table(head, lines) {
  const widths = head.map((_, k) => Math.max(...[head, ...lines].map((line) => line[k].length)));
  const last = head.length - 1;
  const text = (/** @type {string[]} */ line) =>
    line
      .map((cell, k) => (k === 0 || k === last ? cell.padEnd(widths[k]) : cell.padStart(widths[k])))
      .join("  ")
      .trimEnd();
  return [text(head), widths.map((width) => "─".repeat(width)).join("──"), ...lines.map(text)].join("\n");
}

/** @param {string} name */
function describe(name) {
  const model = models.find((each) => each.name === name);
  return model ? `${name}, ${model.activation}, batch ${model.batch}` : name;
}

/** @param {number[]} values */
const range = (values) => `${figure(Math.min(...values))}–${figure(Math.max(...values))}`;

/** Three digits. @param {number} value */
const figure = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
