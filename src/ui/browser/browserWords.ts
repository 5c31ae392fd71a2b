import type { BrowseOverview, DataEdit, EditsSummary, Split } from "../../app/browsing.ts";
import type { DatasetSummary } from "../../app/playgroundState.ts";
import { count } from "../controls/figures.ts";
import type { CachedImage } from "./imageCache.ts";

export const splitNames: Record<Split, string> = { train: "training", test: "test" };

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const many = (number: number, one: string, more: string) => `${count(number)} ${number === 1 ? one : more}`;

/** "1 test image" */
export const splitImages = (number: number, split: Split) =>
  many(number, `${splitNames[split]} image`, `${splitNames[split]} images`);

/**
 * "60,000 training images · 10,000 test images · 28×28 · 10 classes", without what is left out.
 *
 * @param aside whether the test images are a share of those that came for training
 */
export function figureWords({ used, rows, cols, classes }: BrowseOverview, aside: boolean): string {
  const [train, test] = [sum(used.train), sum(used.test)];
  return [
    many(train, "training image", "training images"),
    test > 0 ? many(test, "test image", "test images") + (aside ? " set aside" : "") : "no test images",
    `${rows}×${cols}`,
    many(classes, "class", "classes"),
  ].join("\u00a0· "); // no line begins with the point
}

/** What has been changed, image by image and class by class, and that it waits; empty where nothing has. */
export function changedWords(
  { excluded, fixed, classesChanged: { leftOut, merged } }: BrowseOverview,
  waiting: boolean,
): string {
  const labels = fixed.train + fixed.test;
  const left = excluded.train + excluded.test;
  const changed = [
    ...(labels > 0 ? [`${many(labels, "label", "labels")} put right`] : []),
    ...(left > 0 ? [`${many(left, "image", "images")} left out`] : []),
    ...classesChangedWords(leftOut, merged),
  ].join(", ");
  return [changed, waiting ? "in use from the next reset on" : ""].filter((words) => words !== "").join(": ");
}

function classesChangedWords(leftOut: number, merged: number): readonly string[] {
  if (leftOut === 0) return merged === 0 ? [] : [`${many(merged, "class", "classes")} merged`];
  const left = `${many(leftOut, "class", "classes")} left out`;
  return merged === 0 ? [left] : [left, `${count(merged)} merged`];
}

/** What the classes of the data are called, and the class that each is counted as; `null` for one left out. */
export type Fates = Pick<BrowseOverview, "names" | "becomes">;

const nameOf = (label: number, { names }: Fates) => names[label] ?? String(label);

/** A class as it is shown: "7", or "7 → 1" where it is counted as another. */
export function classWords(label: number, fates: Fates): string {
  const to = fates.becomes[label] ?? label;
  return to === label ? nameOf(label, fates) : `${nameOf(label, fates)} → ${nameOf(to, fates)}`;
}

/** Whether a class is counted as another. */
export function isMerged(label: number, { becomes }: Fates): boolean {
  return (becomes[label] ?? label) !== label;
}

/** How an image is read out: "Image 123, labelled 7, left out". */
export function imageWords(place: number, image: CachedImage | null, fates: Fates): string {
  if (!image) return `Image ${place}`;
  const { label, cameAs, excluded } = image;
  return [
    `Image ${place}`,
    `labelled ${nameOf(label, fates)}`,
    ...(label === cameAs ? [] : [`came as ${nameOf(cameAs, fates)}`]),
    ...(excluded || fates.becomes[label] === null ? ["left out"] : []),
    ...(isMerged(label, fates) ? [`counted as ${nameOf(fates.becomes[label] ?? label, fates)}`] : []),
  ].join(", ");
}

/** Of the images of a part, and of a class or all, how many take no part. */
export function leftOutOf(
  { counts, used }: BrowseOverview,
  { split, label }: { readonly split: Split; readonly label: number | null },
): number {
  const of = (numbers: readonly number[]) => (label === null ? sum(numbers) : (numbers[label] ?? 0));
  return of(counts[split]) - of(used[split]);
}

/** What is looked at, and how many images it is. */
interface Shown {
  readonly shown: number;
  readonly split: Split;
  /** Of one class, or of all. */
  readonly name: string | null;
  readonly changedOnly: boolean;
  /** How many of them take no part. */
  readonly leftOut: number;
  /** Whether the test images are a share of those that came for training. */
  readonly aside: boolean;
}

/** How many images the filter lets through. */
export function shownWords({ shown, split, name, changedOnly, leftOut, aside }: Shown): string {
  const kind = changedOnly ? `changed ${splitNames[split]}` : splitNames[split];
  return [
    `${many(shown, `${kind} image`, `${kind} images`)}${name === null ? "" : ` of ${name}`}`,
    ...(split === "test" && aside && shown > 0 ? ["set aside from the training images"] : []),
    ...(leftOut > 0 && !changedOnly ? [leftOut === shown ? "left out" : `${count(leftOut)} left out`] : []),
  ].join(", ");
}

/** Why there is nothing in the grid. */
export function emptyWords({ split, name, changedOnly, aside }: Shown, testLacking: boolean): string {
  if (split === "test" && testLacking && !aside) {
    return "This data set brings no test images. “Correct the set” can put a share of the training images in their place.";
  }
  const of = name === null ? "" : ` of ${name}`;
  if (!changedOnly && split === "test" && aside) {
    return `The share of the training images comes to none${of}. “Correct the set” can make it larger.`;
  }
  if (!changedOnly) return `There are no ${splitNames[split]} images${of}.`;
  return `No ${splitNames[split]} image${of} has been changed. Open one to put its label right or leave it out.`;
}

const changeNames: Record<DataEdit["kind"], string> = {
  transpose: "transposing",
  invert: "inverting",
  nameClass: "a class’s name",
  mapClass: "what becomes of a class",
  label: "an image’s label",
  exclude: "what is left out",
  testShare: "the share to test with",
  undoAll: "undoing all changes",
};

/** Which change has been taken back, and how many more can be. */
export function undoneWords(kind: DataEdit["kind"], left: number): string {
  const more = left === 0 ? "No other change" : many(left, "more change", "more changes");
  return `Undone: ${changeNames[kind]}. ${more} can be undone.`;
}

/** Whether changes are in use. */
export function inUseWords(changed: boolean, waiting: boolean): string {
  if (waiting) return "The run goes on with the set as it was. Your changes wait for the next reset.";
  return changed ? "Your changes are in use." : "Nothing has been changed.";
}

/** What becomes of the images of a class; `null` where they stay what they are. */
export function fateWords(label: number, fates: Fates): string | null {
  const to = fates.becomes[label];
  if (to === undefined || to === label) return null;
  const images = `All images of ${nameOf(label, fates)}`;
  return to === null ? `${images} are left out.` : `${images} count as ${nameOf(to, fates)}.`;
}

/** How long changes last, in a sentence. */
export function keptWords({ builtin }: DatasetSummary): string {
  return builtin
    ? "Changes of the built-in digits last until you leave the page, and can be undone, the last with Ctrl Z."
    : "Changes lie over the set and can be undone, the last with Ctrl Z. No file is ever changed.";
}

/** What can become of a class: its options as a list has them, `value` to be read by `classTarget`. */
export function classFates(label: number, classes: EditsSummary["classes"]) {
  return [
    { value: String(label), label: "Kept" },
    { value: "", label: "Left out" },
    ...classes.flatMap(({ name }, other) =>
      other === label ? [] : [{ value: String(other), label: `Counts as ${name}` }],
    ),
  ];
}

export const classTarget = (value: string): number | null => (value === "" ? null : Number(value));
