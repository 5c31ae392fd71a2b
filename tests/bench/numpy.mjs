/** The NumPy original, run as it is: whole processes of `../shared/numpy/mlp.py`. */
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { learningRate, seed } from "./models.mjs";

const run = promisify(execFile);
const original = join(import.meta.dirname, "../../../shared/numpy/mlp.py");
const dtypes = { f32: "float32", f64: "float64" };

/** NumPy computes with all its threads and the kernel it chooses, whatever the shell says. */
const limits = /^(OPENBLAS|OMP|MKL|BLIS|GOTO)_/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !limits.test(name)));

/** @param {string[]} args */
async function python(args) {
  try {
    const { stdout } = await run("python3", args, { env, maxBuffer: 1e8 });
    return JSON.parse(stdout);
  } catch (error) {
    const { stderr = "", message } = /** @type {{ stderr?: string, message: string }} */ (error);
    const lastLine = stderr.trim().split("\n").at(-1);
    throw new Error(`NumPy: ${lastLine || message}`, { cause: error });
  }
}

/**
 * An epoch of the original after one that does not count, and the losses of the first steps.
 * @param {import("./models.mjs").Model} model @param {"f32" | "f64"} precision @param {string} mnist
 * @returns {Promise<{ seconds: number, losses: number[] }>}
 */
export async function numpyEpoch({ layers, activation, init, batch }, precision, mnist) {
  const { epochs, step_losses: losses } = await python([
    ...[original, "--data", mnist, "--layers", ...layers.map(String), "--activation", activation],
    ...["--init", init, "--dtype", dtypes[precision], "--lr", String(learningRate.sgd)],
    ...["--batch", String(batch), "--epochs", "2", "--seed", String(seed), "--json", "-"],
  ]);
  return { seconds: epochs[1].seconds, losses: losses.slice(0, 10) };
}

/**
 * Median seconds of an evaluation of the test images and of one prediction, for both precisions.
 * @param {import("./models.mjs").Model} model @param {string} mnist
 * @returns {Promise<Record<"f32" | "f64", { evaluate: number, predict: number }> & { about: string }>}
 */
export async function numpyForward({ layers }, mnist) {
  const script = join(import.meta.dirname, "numpyForward.py");
  const figures = await python([script, dirname(original), mnist, "3", ...layers.map(String)]);
  const about = `NumPy ${figures.numpy} (${figures.blas})`;
  return { f32: figures.float32, f64: figures.float64, about };
}
