import * as v from "valibot";
import type { ExperimentFile } from "./experimentFile.ts";
import { EXPERIMENT_FORMAT, EXPERIMENT_VERSION } from "./experimentFormat.ts";
import { experimentSchema } from "./experimentSchema.ts";
import { formatHash } from "./hash.ts";
import { shortJson } from "./shortJson.ts";

/** Longest text of an experiment that is read, in UTF-16 units; the page writes a hundredth of it. */
export const MOST_EXPERIMENT_TEXT = 32 * 2 ** 20;

export type ExperimentErrorCode =
  "too-large" | "bad-json" | "not-an-experiment" | "bad-version" | "bad-value";

/** An experiment's file that cannot be used, and what to do about it. */
export class ExperimentError extends Error {
  override readonly name = "ExperimentError";

  constructor(
    readonly code: ExperimentErrorCode,
    /** As the visitor knows it. */
    readonly file: string,
    what: string,
  ) {
    super(`${file}: expected ${what}`);
  }
}

const ADVICE = "Export it again, or choose the file as it was exported.";

/**
 * The experiment that a text of `experiment.json` holds.
 * @throws ExperimentError where it holds none, or something in it cannot be
 */
export function parseExperiment(text: string, name: string): ExperimentFile {
  const refuse = (code: ExperimentErrorCode, what: string) => new ExperimentError(code, name, what);
  if (text.length > MOST_EXPERIMENT_TEXT) {
    throw refuse(
      "too-large",
      `an experiment of at most ${MOST_EXPERIMENT_TEXT} characters, got ${text.length}. ${ADVICE}`,
    );
  }
  const json = parseJson(text, name);
  if (!isRecord(json) || json.format !== EXPERIMENT_FORMAT) {
    throw refuse("not-an-experiment", `an experiment that this page has exported, got other JSON. ${ADVICE}`);
  }
  if (json.version !== EXPERIMENT_VERSION) {
    const got = shown(json.version);
    throw refuse(
      "bad-version",
      `an experiment’s version ${EXPERIMENT_VERSION}, got ${got}. Open it in the page that made it, or load this page anew.`,
    );
  }
  const result = v.safeParse(experimentSchema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw refuse(
      "bad-value",
      `${v.getDotPath(issue) ?? "its content"} to be ${wantedBy(issue)}, got ${shown(issue.input)}. ${ADVICE}`,
    );
  }
  const { config: made, startedFrom, changes, data, progress, log, resume } = result.output;
  const file = { link: formatHash(made), made, startedFrom, changes, data, progress, log, resume };
  const fault = contradiction(file);
  if (fault !== null) throw refuse("bad-value", `${fault}. ${ADVICE}`);
  return file;
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExperimentError(
      "bad-json",
      name,
      `a whole experiment, got text that is cut off or damaged: ${reason}. ${ADVICE}`,
    );
  }
}

/** What two places of a file say differently, as the end of "expected …"; `null` where all agree. */
function contradiction(file: Omit<ExperimentFile, "link">): string | null {
  const { made, changes, data, progress, log, resume } = file;
  const { rows, cols, classes, classNames, checksums } = data;
  const inputs = rows * cols;
  if (made.layers[0] !== inputs || made.layers.at(-1) !== classes) {
    return `layers for its data, ${inputs} … ${classes}, got ${made.layers.join("-")}`;
  }
  if (classNames.length !== classes) return `${classes} class names, got ${classNames.length}`;
  if (data.testCount > 0 !== (checksums.testImages !== null && checksums.testLabels !== null)) {
    return `checksums of ${data.testCount} test images, got ${shown(checksums.testImages)}`;
  }
  let [step, index] = [0, 0];
  for (const change of changes) {
    if (change.step < step || change.step > progress.step) {
      return `changes in their order, up to step ${progress.step}, got one at step ${change.step} after step ${step}`;
    }
    step = change.step;
    if (change.kind !== "own" || change.digits === null) continue;
    if (change.digits.index !== index) return `own digits number ${index}, got number ${change.digits.index}`;
    index++;
  }
  if (resume.taken > resume.orderLength) {
    return `at most ${resume.orderLength} images taken of the running epoch, got ${resume.taken}`;
  }
  const { buckets, filled, stretch } = log.train;
  if (filled > stretch || (buckets.length === 0) !== (filled === 0)) {
    return `a last stretch of at most ${stretch} steps, got ${filled}`;
  }
  return null;
}

/** What a value should have been, in words. */
function wantedBy({ type, expected }: v.BaseIssue<unknown>): string {
  if (type === "integer" || type === "safe_integer") return "a whole number";
  if (type === "finite") return "a finite number";
  const [, bound, value] = /^([<>]=)(.+)$/.exec(expected ?? "") ?? [];
  if (value !== undefined) return `${bound === "<=" ? "at most" : "at least"} ${value}`;
  return expected ?? "sound";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value in a message, however long it is. */
function shown(value: unknown): string {
  return value === undefined ? "nothing" : shortJson(value, 40);
}
