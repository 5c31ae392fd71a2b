/** What can be asked for on the command line, and where the data are. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { models as allModels, trainImages } from "./models.mjs";

const data = process.env["INKLING_DATA"] ?? join(import.meta.dirname, "../../../shared/data");
const parts = ["engine", "numpy", "tfjs", "jax", "page"];

/** Folder of MNIST's four files. */
export const mnist = join(data, "mnist");

/**
 * - `--only`: parts to measure, of engine, numpy, tfjs, jax and page; all by default.
 * - `--models`: those of models.mjs; all by default.
 * - `--epochs`: rounds behind each median, 5 by default, after a warm-up.
 * - `--images`: of the engine's epochs, for a quick look; all 60,000 by default.
 *
 * Ends the process where something else is asked for, or MNIST is missing. `whole` says whether all is
 * measured as it is meant to be.
 */
export function readOptions() {
  const everyModel = allModels.map(({ name }) => name);
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: parts.join(",") },
      models: { type: "string", default: everyModel.join(",") },
      epochs: { type: "string", default: "5" },
      images: { type: "string", default: String(trainImages) },
    },
  });
  if (!existsSync(mnist)) stop(`expected MNIST in ${mnist}, found none. Set INKLING_DATA.`);
  const only = chosen("--only", values.only, parts);
  const names = chosen("--models", values.models, everyModel);
  const models = allModels.filter(({ name }) => names.includes(name));
  const epochs = positive("--epochs", values.epochs);
  const images = positive("--images", values.images);
  const whole =
    parts.every((part) => only.includes(part)) &&
    models.length === allModels.length &&
    epochs >= 5 &&
    images === trainImages;
  return { only, models, epochs, images, whole };
}

/** Names in a list with commas. @param {string} option @param {string} value @param {string[]} known */
function chosen(option, value, known) {
  const list = value.split(",");
  const unknown = list.find((name) => !known.includes(name));
  if (unknown !== undefined) stop(`${option}: expected some of ${known.join(", ")}, got "${unknown}".`);
  return list;
}

/** @param {string} option @param {string} value */
function positive(option, value) {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    stop(`${option}: expected a positive integer, got "${value}".`);
  return number;
}

/** @param {string} problem */
function stop(problem) {
  process.stderr.write(`npm run bench: ${problem}\n`);
  process.exit(1);
}
