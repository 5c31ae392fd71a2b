import type { LabelledImages } from "../../../src/data/dataset.ts";
import { readDrawing } from "../../../src/data/framing/drawing.ts";
import type { Stroke } from "../../../src/data/framing/frameStrokes.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { verdictOf, type Verdict } from "../../../src/experiment/verdict.ts";
import { drawNonDigits, halfOf } from "./nonDigits.ts";
import { penImages, type PenDigit } from "./pens.ts";

/** What the page reads a drawing with. */
export interface Reader {
  /** Probabilities (N, C) of images (N, 784). */
  readonly predict: (images: Uint8Array) => Float64Array;
  /** As `Strangeness.of`. */
  readonly strangeness: (image: Uint8Array) => number;
}

/** How often a verdict is given, and how often its label, or one of its labels, is right: `null` for non-digits. */
export interface VerdictShare {
  readonly share: number;
  readonly right: number | null;
}

export interface VerdictRow {
  readonly name: string;
  readonly count: number;
  readonly shares: Readonly<Record<Verdict["kind"], VerdictShare>>;
}

const KINDS = ["sure", "likely", "torn", "unsure", "unlike"] as const;
/** Of each kind of non-digit. */
const NON_DIGITS = 1100;
/** Not the one the limits were chosen with. */
const SEED = 2;

/** What verdicts a reader gives: over MNIST's test digits, real pens, and drawings that are no digits or half of one. */
export function measureVerdicts(
  reader: Reader,
  test: LabelledImages,
  pens: readonly PenDigit[],
): VerdictRow[] {
  const nonDigits = drawNonDigits(new RandomState(SEED), NON_DIGITS);
  const others = (["letter", "picture", "scribble"] as const).map((kind) => {
    const images = nonDigits
      .filter((nonDigit) => nonDigit.kind === kind)
      .map(({ strokes }) => imageOf(strokes));
    return rowOf(`${kind}s`, reader, images, null);
  });
  const halves = pens.map((pen) => ({ ...pen, strokes: halfOf(pen.strokes) }));
  return [
    rowOf("MNIST test", reader, eachOf(test.images), [...test.labels]),
    rowOf(
      "pens",
      reader,
      eachOf(penImages(pens)),
      pens.map(({ label }) => label),
    ),
    ...others,
    rowOf("half pens", reader, eachOf(penImages(halves)), null),
  ];
}

/** The rows as a table in Markdown. */
export function verdictTable(rows: readonly VerdictRow[]): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const cell = ({ share, right }: VerdictShare) =>
    right === null ? percent(share) : `${percent(share)} (${percent(right)} right)`;
  return [
    `| drawings | ${KINDS.join(" | ")} |`,
    `|---|${KINDS.map(() => "---|").join("")}`,
    ...rows.map(
      ({ name, count, shares }) => `| ${name}, ${count} | ${KINDS.map((k) => cell(shares[k])).join(" | ")} |`,
    ),
  ].join("\n");
}

function rowOf(
  name: string,
  { predict, strangeness }: Reader,
  images: readonly Uint8Array[],
  labels: readonly number[] | null,
): VerdictRow {
  const given = images.map((image) => {
    const probabilities = [...predict(image)];
    const verdict = verdictOf(probabilities, strangeness(image));
    const read = probabilities.indexOf(Math.max(...probabilities));
    return { kind: verdict.kind, labels: verdict.kind === "torn" ? verdict.labels : [read] };
  });
  const shareOf = (kind: Verdict["kind"]): VerdictShare => {
    const isRight = (labels ?? []).filter(
      (label, n) => given[n].kind === kind && given[n].labels.includes(label),
    );
    const count = given.filter((verdict) => verdict.kind === kind).length;
    return {
      share: count / images.length,
      right: labels === null || count === 0 ? null : isRight.length / count,
    };
  };
  const [sure, likely, torn, unsure, unlike] = KINDS.map(shareOf);
  return { name, count: images.length, shares: { sure, likely, torn, unsure, unlike } };
}

const eachOf = (images: Uint8Array): Uint8Array[] =>
  Array.from({ length: images.length / 784 }, (_, n) => images.subarray(n * 784, (n + 1) * 784));

function imageOf(strokes: readonly Stroke[]): Uint8Array {
  const reading = readDrawing({ strokes, picture: null });
  if (reading === null) throw new Error("imageOf: expected a drawing with ink, got none.");
  return reading.image;
}
