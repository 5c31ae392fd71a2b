import type { BrowseOverview, DataEdit, EditsSummary, Split } from "../../app/browsing.ts";
import type { DatasetSummary } from "../../app/playgroundState.ts";
import { count } from "../controls/figures.ts";
import type { CachedImage } from "./imageCache.ts";

export const splitNames: Record<Split, string> = { train: "training", test: "test" };

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const many = (number: number, one: string, more: string) => `${count(number)} ${number === 1 ? one : more}`;

/** "60,000 training images · 10,000 test images · 28×28 · 10 classes" */
export function figureWords({ counts, rows, cols, names }: BrowseOverview): string {
  const [train, test] = [sum(counts.train), sum(counts.test)];
  return [
    many(train, "training image", "training images"),
    test > 0 ? many(test, "test image", "test images") : "no test images",
    `${rows}×${cols}`,
    many(names.length, "class", "classes"),
  ].join("\u00a0· "); // no line begins with the point
}

/** What has been changed image by image; empty where nothing has. */
export function changedWords({ excluded, fixed }: BrowseOverview): string {
  const labels = fixed.train + fixed.test;
  const left = excluded.train + excluded.test;
  return [
    ...(labels > 0 ? [`${many(labels, "label", "labels")} put right`] : []),
    ...(left > 0 ? [`${many(left, "image", "images")} left out`] : []),
  ].join(", ");
}

/** How an image is read out: "Image 123, labelled 7, left out". */
export function imageWords(place: number, image: CachedImage | null, names: readonly string[]): string {
  if (!image) return `Image ${place}`;
  const name = (label: number) => names[label] ?? String(label);
  return [
    `Image ${place}`,
    `labelled ${name(image.label)}`,
    ...(image.label !== image.cameAs ? [`came as ${name(image.cameAs)}`] : []),
    ...(image.excluded ? ["left out"] : []),
  ].join(", ");
}

/** How many images the filter lets through. */
export function shownWords(shown: number, split: Split, name: string | null, changedOnly: boolean): string {
  const kind = changedOnly ? `changed ${splitNames[split]}` : splitNames[split];
  return `${many(shown, `${kind} image`, `${kind} images`)}${name === null ? "" : ` of ${name}`}`;
}

/** Why there is nothing in the grid. */
export function emptyWords(
  split: Split,
  name: string | null,
  changedOnly: boolean,
  testLacking: boolean,
): string {
  if (split === "test" && testLacking) {
    return "This data set brings no test images. “Correct the set” can put a share of the training images in their place.";
  }
  const of = name === null ? "" : ` of ${name}`;
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
export function fateWords(label: number, classes: EditsSummary["classes"]): string | null {
  const { name, to } = classes[label] ?? { name: String(label), to: label };
  if (to === label) return null;
  return to === null
    ? `All images of ${name} are left out.`
    : `All images of ${name} count as ${classes[to]?.name ?? to}.`;
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
