import type { DataError, DataErrorCode } from "../../data/dataError.ts";
import { sniff, SNIFF_BYTES, stranger, type Format } from "../../data/formats/sniff.ts";
import type { Problem } from "../../experiment/problem.ts";
import { ModelError } from "../../export/model/modelError.ts";
import { problemOf } from "../ingest/problemOf.ts";
import type { OfferedFile } from "../protocol.ts";
import { headOf } from "./isExperiment.ts";
import { openingProblem } from "./openingProblem.ts";
import { zipNames } from "./zipNames.ts";

/** What is wrong with a file whatever it was to be. */
const OF_ANY_FILE: ReadonlySet<DataErrorCode> = new Set([
  "truncated",
  "bad-zip",
  "bad-gzip",
  "bad-crc",
  "bad-path",
  "too-large",
  "too-many-files",
  "out-of-memory",
  "unreadable",
]);

const WORDS: Readonly<Record<Exclude<Format, "zip">, string>> = {
  csv: "a text or a table",
  gzip: "a gzip file without one",
  idx: "an IDX file",
  npy: "a single array",
  png: "a picture",
  jpeg: "a picture",
};

const ADVICE =
  "Choose a file that Export saved, or save all weights and biases of a network with numpy.savez.";

/**
 * What to say of a file that was chosen to be opened and is nothing of the kind, nor data that can be used: not what is
 * wrong with it as data, unless that is wrong with any file. What is wrong with other files that came with it follows.
 */
export async function notOpened(
  { path, file }: OfferedFile,
  errors: readonly DataError[],
): Promise<readonly Problem[]> {
  if (errors.every(({ code }) => OF_ANY_FILE.has(code))) return errors.map((error) => problemOf(error));
  const head = await headOf(file);
  const known = stranger(head);
  const got = known?.kind ?? (await kindOf(file, head));
  const message =
    `${path}: expected a network (.npz or .safetensors), a run (.zip) or an experiment (.json), got ${got}. ` +
    (known?.advice ?? ADVICE);
  const others = errors.filter((error) => error.file !== path && !error.file.startsWith(`${path}: `));
  return [
    openingProblem(new ModelError("unknown-format", path, message), path),
    ...others.map((error) => problemOf(error)),
  ];
}

async function kindOf(file: File, head: Uint8Array): Promise<string> {
  if (head.length === 0) return "no bytes";
  const format = sniff(head.subarray(0, SNIFF_BYTES));
  if (format === null) return "something else";
  if (format !== "zip") return WORDS[format];
  const names = await zipNames(file);
  return names?.length === 0 ? "an archive with nothing in it" : "an archive without one";
}
