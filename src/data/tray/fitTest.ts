import { DataError } from "../dataError.ts";
import type { LabelsFile } from "../datasetFile.ts";
import { recognise } from "../known/recognise.ts";
import { matchLabels, type Unmatched } from "./matchLabels.ts";
import type { Pair } from "./pairing.ts";

/** Names that a message gives of many. */
const NAMED = 5;

/**
 * A pair as the test of another: its labels are those of training, and its names too, if training has none and they
 * are those of the same numbers.
 * @throws DataError `conflict` where it cannot be
 */
export function fitTest(train: Pair, test: Pair): Pair {
  const { rows, cols } = train.images;
  const { images, labels } = test;
  if (images.rows !== rows || images.cols !== cols) {
    throw new DataError(
      "conflict",
      images.name,
      `${images.name}: expected images of ${rows}×${cols}, as in ${train.images.name}, got ${images.rows}×${images.cols}. ` +
        `Make all images the same size.`,
    );
  }
  const classOf = matchLabels(namedLabels(train, labels), labels);
  if (!(classOf instanceof Uint8Array)) throw unmatched(classOf, train.labels, labels);
  const same = labels.values.every((label) => classOf[label] === label);
  const { classNames, numbered } = labels;
  if (same) return { ...test, labels: { ...labels, classNames: numbered === true ? classNames : null } };
  const values = labels.values.map((label) => classOf[label]);
  return { ...test, labels: { ...labels, values, crc32: null, classNames: null } };
}

/** Labels of training, with the names of a set that many people have where the test says names. */
function namedLabels({ images, labels }: Pair, test: LabelsFile): LabelsFile {
  if (labels.classNames !== null || test.classNames === null) return labels;
  const classNames = recognise(images, labels)?.classNames ?? null;
  return classNames === null ? labels : { ...labels, classNames, numbered: true };
}

function unmatched(
  { label, item, isBoth, classes }: Unmatched,
  { name: train }: LabelsFile,
  { name }: LabelsFile,
): DataError {
  const fail = (what: string) => new DataError("conflict", name, `${name}: ${what}`);
  if (isBoth) {
    return fail(
      `expected labels that are either numbers or names of the classes (${listed(classes)}), ` +
        `as in ${train}, got ${label} at item ${item}, which is both. Label both files by the names.`,
    );
  }
  if (classes.every((other, at) => other === String(at))) {
    const what = `expected labels from 0 to ${classes.length - 1}, as in ${train}, got ${label} at item ${item}`;
    return fail(`${what}. Is it the test of another data set?`);
  }
  return fail(
    `expected classes of ${train} (${listed(classes)}), got ${label} at item ${item}. ` +
      "Is it the test of another data set? If not, label both alike.",
  );
}

function listed(names: readonly string[]): string {
  if (names.length <= NAMED) return names.join(", ");
  return `${names.slice(0, NAMED - 1).join(", ")} and ${names.length - NAMED + 1} more`;
}
