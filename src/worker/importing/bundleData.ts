import type { Dataset, LabelledImages } from "../../data/dataset.ts";
import { UNPACKED_CAP } from "../../data/gunzip.ts";
import { idxFileNames } from "../../data/idxFileNames.ts";
import type { DataFacts } from "../../experiment/dataFacts.ts";
import { DATA_FOLDER } from "../../export/bundle/memberNames.ts";
import type { ReadMember } from "../../export/bundle/readRun.ts";
import { ModelError } from "../../export/model/modelError.ts";
import { dataFactsOf, sameChecksums } from "../exporting/dataFacts.ts";
import type { LoadWatch } from "../ingest/loadWatch.ts";
import { readData, type OpenZlib } from "../ingest/readData.ts";

export interface BundleDataOptions {
  /** The bundle's name, which begins every message. */
  readonly name: string;
  readonly watch: LoadWatch;
  readonly openZlib: OpenZlib;
  readonly breathe: () => Promise<void>;
}

/** Of images' IDX files; that of labels is shorter. */
const HEADER = 16;

/** Bytes unpacked before others get their turn. */
const PIECE = 2 ** 20;

/** Images and labels of both parts by their names in a bundle. */
export const dataFiles = {
  train: inBundle(idxFileNames.train),
  test: inBundle(idxFileNames.test),
};

function inBundle({ images, labels }: { readonly images: string; readonly labels: string }) {
  return [DATA_FOLDER + images, DATA_FOLDER + labels] as const;
}

/**
 * The data set that a bundle brings, the very one that its run learns from; `null` where it brings none.
 * @throws DataError where a file is damaged, ModelError where the data are not those of the run
 */
export async function bundleData(
  read: ReadMember,
  facts: DataFacts,
  options: BundleDataOptions,
): Promise<Dataset | null> {
  const { trainCount, testCount } = facts;
  const train = await part(read, dataFiles.train, trainCount, facts, options);
  if (train === null) return null;
  const test = testCount > 0 ? await part(read, dataFiles.test, testCount, facts, options) : null;
  const { name, rows, cols, classes, classNames } = facts;
  const data: Dataset = { name, rows, cols, classes, classNames, train, test };
  const brought = await dataFactsOf(data, options.breathe);
  if (!sameChecksums(brought.checksums, facts.checksums)) throw otherData(options.name);
  return data;
}

async function part(
  read: ReadMember,
  [imagesName, labelsName]: readonly [string, string],
  count: number,
  { rows, cols, classes }: DataFacts,
  options: BundleDataOptions,
): Promise<LabelledImages | null> {
  const images = read(imagesName);
  const labels = read(labelsName);
  if (images === null || labels === null) return null;
  const [pixels] = await readIdx(images, imagesName, count * rows * cols, options);
  const [classesOf] = await readIdx(labels, labelsName, count, options);
  const fit =
    pixels?.kind === "images" &&
    classesOf?.kind === "labels" &&
    pixels.rows === rows &&
    pixels.cols === cols &&
    pixels.count === classesOf.count &&
    classesOf.values.every((label) => label < classes);
  if (!fit) throw otherData(options.name);
  return { images: pixels.values, labels: classesOf.values };
}

/** @param values bytes behind the header: more are not unpacked */
function readIdx(
  bytes: Uint8Array,
  member: string,
  values: number,
  { name, watch, openZlib }: BundleDataOptions,
) {
  const item = {
    ...{ name: `${name}: ${member}`, path: member },
    ...{ size: bytes.length, stored: bytes.length, head: bytes, crc32: null },
    read: () => piecesOf(bytes),
    tail: (count: number) => Promise.resolve(bytes.slice(-count)),
  };
  return readData(item, { watch, openZlib, cap: Math.min(UNPACKED_CAP, HEADER + values) });
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield await Promise.resolve(bytes.subarray(at, at + PIECE));
  }
}

function otherData(name: string): ModelError {
  return new ModelError(
    "bad-value",
    name,
    `${name}: expected the data set that its run was trained on, got other images or labels in ${DATA_FOLDER}. ` +
      "Export the run again, or choose the file as it was exported.",
  );
}
