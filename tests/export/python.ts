import { execFileSync, spawnSync } from "node:child_process";
import process from "node:process";
import { describe, it } from "vitest";

/** A Python that has NumPy. */
export interface Python {
  readonly command: string;
  /** As in `3.11.2`. */
  readonly version: string;
  /** Of NumPy, as in `1.24.2`. */
  readonly numpy: string;
}

export interface PythonOptions {
  readonly cwd?: string;
  /** What the program reads from its standard input. */
  readonly input?: string | Uint8Array;
}

export interface PythonResult {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Commands that are tried one after another; with `INKLING_PYTHON` that one alone. */
const commands = process.env["INKLING_PYTHON"]
  ? [process.env["INKLING_PYTHON"]]
  : ["python3", "/usr/bin/python3", "python"];

const most = 2 ** 28;
const timeout = 120_000;
const about = "import sys, numpy; print(sys.version.split()[0], numpy.__version__)";

let found: { readonly python: Python | null; readonly missing: string } | null = null;

/** The first Python 3 with NumPy, and in words what is missing where there is none. */
function look(): NonNullable<typeof found> {
  const refusals: string[] = [];
  for (const command of commands) {
    const { status, stdout, stderr, error } = spawnSync(command, ["-c", about], { encoding: "utf8" });
    const [version, numpy] = status === 0 ? stdout.trim().split(" ") : [];
    if (version !== undefined && numpy !== undefined && version.startsWith("3."))
      return { python: { command, version, numpy }, missing: "" };
    const reason = error?.message ?? (stderr.trim().split("\n").at(-1) || `Python ${version ?? "unknown"}`);
    refusals.push(`${command}: ${reason}`);
  }
  return { python: null, missing: `python3 with NumPy not found: ${refusals.join("; ")}` };
}

/**
 * The Python that the tests run.
 * @throws Error that names what is missing.
 */
export function findPython(): Python {
  const { python, missing } = (found ??= look());
  if (python === null)
    throw new Error(`findPython: ${missing}. Install python3-numpy or set INKLING_PYTHON.`);
  return python;
}

/** Runs Python to its end, whatever its exit code. */
export function runPython(args: readonly string[], options: PythonOptions = {}): PythonResult {
  const { status, stdout, stderr, error } = spawnSync(findPython().command, args, {
    ...options,
    encoding: "utf8",
    maxBuffer: most,
    timeout,
  });
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
}

/**
 * What a Python program writes to its standard output, as bytes.
 * @throws Error with the program's own words where it fails.
 */
export function pythonBytes(args: readonly string[], options: PythonOptions = {}): Uint8Array {
  return new Uint8Array(execFileSync(findPython().command, args, { ...options, maxBuffer: most, timeout }));
}

/**
 * `describe` for tests that run Python.
 *
 * Without python3 and NumPy the suite is skipped under a name that says so; where `CI` is set it fails instead.
 */
export function describeWithPython(name: string, suite: () => void): void {
  const { python, missing } = (found ??= look());
  if (python !== null) {
    describe(name, suite);
    return;
  }
  const title = `${name} (${missing})`;
  if (process.env["CI"]) {
    describe(title, () => {
      it("has its Python", findPython);
    });
    return;
  }
  console.warn(`skipped: ${title}`);
  describe.skip(title, () => {
    it("is skipped for want of Python", () => {});
  });
}
