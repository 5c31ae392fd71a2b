import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { mnistDirectory, penDigitsFile } from "../realData.mjs";
import { test } from "./playground.ts";
import type { Stroke } from "./playground.ts";

interface NamedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const originals = {
  trainImages: "train-images-idx3-ubyte.gz",
  trainLabels: "train-labels-idx1-ubyte.gz",
  testImages: "t10k-images-idx3-ubyte.gz",
  testLabels: "t10k-labels-idx1-ubyte.gz",
} as const;

/** One of the four files of MNIST under a name of the test's own. */
export function mnistFile(which: keyof typeof originals, name: string): NamedFile {
  const folder = mnistDirectory();
  if (folder === null) throw new Error("MNIST: expected its four files beside the repository, got none.");
  return { name, mimeType: "application/octet-stream", buffer: readFileSync(join(folder, originals[which])) };
}

/** The four files as they are called everywhere. */
export function allMnistFiles(): NamedFile[] {
  const names = ["testLabels", "trainImages", "testImages", "trainLabels"] as const;
  return names.map((which) => mnistFile(which, originals[which]));
}

/** Skips the calling test, and says why, where the shared data are not there; CI must have them. */
export function needsSharedData(): void {
  const missing = mnistDirectory() === null || penDigitsFile() === null;
  if (missing && process.env["CI"]) throw new Error("CI needs the shared data sets and they are missing.");
  test.skip(missing, "MNIST and the pen digits are not beside the repository (../shared/data)");
}

export interface PenDigit {
  readonly label: number;
  /** In fractions of the pad. */
  readonly strokes: Stroke[];
}

/** Every k-th of the real pen digits, so that `count` of them come from many writers. */
export function penDigits(count: number): PenDigit[] {
  const file = penDigitsFile();
  if (file === null) throw new Error("Pen digits: expected them beside the repository, got none.");
  const all = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    label: number;
    strokes: number[][];
  }[];
  const every = Math.floor(all.length / count);
  return Array.from({ length: count }, (_, k) => {
    const { label, strokes } = all[k * every];
    const onPad = (value: number) => 0.15 + (value / 1000) * 0.7;
    return {
      label,
      strokes: strokes.map((points) =>
        Array.from(
          { length: points.length / 2 },
          (_, i) => [onPad(points[2 * i]), onPad(points[2 * i + 1])] as const,
        ),
      ),
    };
  });
}
