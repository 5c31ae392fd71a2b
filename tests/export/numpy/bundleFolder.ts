import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll } from "vitest";
import { crc32 } from "../../../src/data/crc32.ts";
import type { Dataset } from "../../../src/data/dataset.ts";
import { writeIdxImages, writeIdxLabels } from "../../../src/data/idxWriter.ts";
import type { DataFacts } from "../../../src/experiment/dataFacts.ts";
import { experimentOf, formatExperiment } from "../../../src/experiment/experimentFile.ts";
import type { RunSnapshot } from "../../../src/experiment/runSnapshot.ts";
import type { NamedArray } from "../../../src/export/model/modelFile.ts";
import { writeNpz } from "../../../src/export/model/npz.ts";
import { modelNpz } from "../../../src/export/model/writeModel.ts";
import { numpyProgram } from "../../../src/export/numpy/program.ts";
import { runPython, type PythonResult } from "../python.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The data set's files, unpacked, by their names. */
export function idxFilesOf({ rows, cols, train, test }: Dataset): Map<string, Uint8Array> {
  const files = new Map([
    ["train-images-idx3-ubyte", writeIdxImages(train.images, rows, cols)],
    ["train-labels-idx1-ubyte", writeIdxLabels(train.labels)],
  ]);
  if (test === null) return files;
  files.set("t10k-images-idx3-ubyte", writeIdxImages(test.images, rows, cols));
  return files.set("t10k-labels-idx1-ubyte", writeIdxLabels(test.labels));
}

export function factsOf(data: Dataset): DataFacts {
  const files = idxFilesOf(data);
  const sum = (name: string): number | null => {
    const bytes = files.get(name);
    return bytes === undefined ? null : crc32(bytes);
  };
  const { name, rows, cols, classes, classNames, train, test } = data;
  return {
    ...{ name, rows, cols, classes, classNames },
    trainCount: train.labels.length,
    testCount: test?.labels.length ?? 0,
    checksums: {
      trainImages: sum("train-images-idx3-ubyte") ?? 0,
      trainLabels: sum("train-labels-idx1-ubyte") ?? 0,
      testImages: sum("t10k-images-idx3-ubyte"),
      testLabels: sum("t10k-labels-idx1-ubyte"),
    },
    publicSet: null,
  };
}

/** The program of a run whose data lie beside it. */
export const programOf = ({ made, changes, startedFrom, start }: RunSnapshot, data: Dataset): string =>
  numpyProgram({
    ...{ made, changes, startedFrom, startKnown: start !== null },
    ...{ data: factsOf(data), dataInBundle: true },
  });

/** Lays out in a folder what `--check` reads; returns the folder. */
export function layOut(snapshot: RunSnapshot, data: Dataset): string {
  const folder = mkdtempSync(join(tmpdir(), "inkling-"));
  folders.push(folder);
  writeFileSync(join(folder, "train.py"), programOf(snapshot, data));
  writeFileSync(join(folder, "experiment.json"), formatExperiment(experimentOf(snapshot, factsOf(data))));
  writeModel(folder, snapshot);
  const { made, start } = snapshot;
  if (start !== null) writeModel(folder, { made, parameters: start }, "start.npz");
  writeFileSync(join(folder, "own.npz"), writeNpz(ownArrays(snapshot)));
  mkdirSync(join(folder, "data"));
  for (const [name, bytes] of idxFilesOf(data))
    writeFileSync(join(folder, "data", `${name}.gz`), gzipSync(bytes, { level: 1 }));
  return folder;
}

export function writeModel(
  folder: string,
  { made, parameters }: Pick<RunSnapshot, "made" | "parameters">,
  name = "model.npz",
): void {
  const { layers, precision, activation } = made;
  writeFileSync(join(folder, name), modelNpz({ layers, parameters, precision, activation }));
}

function ownArrays({ changes }: RunSnapshot): NamedArray[] {
  const given = changes.flatMap((change) => (change.kind === "own" && change.digits ? [change.digits] : []));
  return given.flatMap(({ images, labels }, k) => [
    { name: `${k}.images`, shape: [labels.length, images.length / labels.length], values: images },
    { name: `${k}.labels`, shape: [labels.length], values: labels },
  ]);
}

/** Runs `--check`; `words` are all that it printed, in one line. */
export function check(folder: string, ...rest: readonly string[]): PythonResult & { readonly words: string } {
  const result = runPython(["train.py", "--check", ...rest], { cwd: folder });
  return { ...result, words: result.stdout.replaceAll(/\s+/g, " ") };
}
