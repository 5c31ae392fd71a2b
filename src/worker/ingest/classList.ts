import { CLASSES } from "../../data/dataset.ts";
import { DataError } from "../../data/dataError.ts";
import type { DatasetFile, LabelsFile } from "../../data/datasetFile.ts";
import { isNumber, largest } from "../../data/tray/matchLabels.ts";
import type { Item } from "./item.ts";

/** What the classes of a data set are called, from a file beside it. */
export interface ClassList {
  /** The file's name, as the visitor knows it. */
  readonly name: string;
  readonly names: readonly string[];
}

/** A longer line is no name. */
const LONGEST = 100;

/** `labels.txt` may hold the labels themselves. */
const MAY_BE_LABELS = /(^|\/)labels?\.txt$/i;

/**
 * The names in a file called as lists of classes are, one a line, numbered from 0 or 1 on or not; `null` where it is
 * something else, such as a text or the label of each image.
 */
export function classListOf({ name, path, size, head }: Item): ClassList | null {
  if (head.length < size) return null;
  const lines = textOf(head)
    .replace(/\s+$/, "")
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  if (lines.length < CLASSES.min || lines.length > CLASSES.max) return null;
  if (lines.some((line) => line.length > LONGEST)) return null;
  const names = withoutNumbers(lines);
  const repeats = new Set(names).size < names.length;
  const numbers = names.every(isNumber);
  const isLabels = numbers ? repeats || MAY_BE_LABELS.test(path) : repeats && MAY_BE_LABELS.test(path);
  return isLabels ? null : { name, names };
}

/** Some editors write what is no UTF-8. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The lines "0 cat", "1 dog", … without their numbers, where all of them count on. */
function withoutNumbers(lines: readonly string[]): readonly string[] {
  const counted = lines.map((line) => /^(\d+)[\s:;,.=-]+(\S.*)$/.exec(line));
  const first = Number(counted[0]?.[1]);
  const countOn = counted.every((found, line) => found !== null && Number(found[1]) === first + line);
  return countOn && first <= 1 ? counted.map((found, line) => found?.[2] ?? lines[line]) : lines;
}

/**
 * Gives labels that came as numbers the names of a list that fits them; labels that bring names of their own keep
 * those.
 */
export function nameClasses(
  parts: readonly DatasetFile[],
  lists: readonly ClassList[],
): { readonly parts: readonly DatasetFile[]; readonly error: DataError | null } {
  const [first] = lists;
  if (first === undefined) return { parts, error: null };
  if (!parts.some(({ kind }) => kind === "labels")) return { parts, error: alone(first) };
  const values = parts.flatMap((part) => (isOpen(part) ? [part.values] : []));
  if (values.length === 0) return { parts, error: null };
  for (const { name, names } of lists) {
    const classNames = namesFrom0(names, values);
    if (classNames === null) continue;
    const note = `The names of its classes are those in ${name}.`;
    const more = { classNames, numbered: true };
    return {
      parts: parts.map((part) => (isOpen(part) ? { ...part, ...more, notes: [...part.notes, note] } : part)),
      error: null,
    };
  }
  return { parts, error: misfit(first, mostOf(values) + 1) };
}

const isOpen = (part: DatasetFile): part is LabelsFile => part.kind === "labels" && part.classNames === null;

const mostOf = (values: readonly Uint8Array[]): number => Math.max(...values.map(largest));

/** Names of the labels from 0 on; labels may count from 1. `null` where there are too few. */
function namesFrom0(names: readonly string[], values: readonly Uint8Array[]): readonly string[] | null {
  const most = mostOf(values);
  const named = names.map((name, label) => name || String(label));
  if (most < names.length) return named;
  const from1 = most === names.length && !values.some((labels) => labels.includes(0));
  return from1 && most < CLASSES.max ? ["0", ...named] : null;
}

function misfit({ name, names }: ClassList, classes: number): DataError {
  return new DataError(
    "counts-differ",
    name,
    `${name}: expected a name for each of ${classes} classes, got ${names.length}. The classes are called by their ` +
      "numbers; put the list right and drop it with the data again.",
  );
}

function alone({ name, names }: ClassList): DataError {
  return new DataError(
    "wrong-format",
    name,
    `${name}: expected labels beside these ${names.length} names of classes, got none. ` +
      "Drop it together with the files of the data set.",
  );
}
