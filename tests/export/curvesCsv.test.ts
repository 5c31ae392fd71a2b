import { describe, expect, it } from "vitest";
import { EpochCurve } from "../../src/experiment/epochCurve.ts";
import { TrainCurve } from "../../src/experiment/trainCurve.ts";
import { curvesCsv } from "../../src/export/curvesCsv.ts";

const losses = Array.from({ length: 500 }, (_, i) => 2.3 / (1 + i / 7) + Math.sin(i) / 100);

const test = { loss: 0.1 + 0.2, accuracy: 0.9791 };

function log() {
  const [train, epochs] = [new TrainCurve(), new EpochCurve()];
  losses.forEach((loss, i) => {
    train.add((i + 1) / 250, i + 1, loss, 1 - loss / 3);
  });
  for (const epoch of [1, 2]) {
    epochs.add({
      ...{ epoch, step: epoch * 250, trainLoss: 1 / 3 / epoch, trainAccuracy: 2 / 3, seconds: 0.1 + 0.2 },
      ...(epoch === 1
        ? { validationLoss: 1 / 7, validationAccuracy: 0.9 }
        : { validationLoss: null, validationAccuracy: null }),
    });
  }
  return { firstLosses: losses.slice(0, 200), train: train.snapshot(), epochs: epochs.snapshot() };
}

/** Rows by column, as a reader of tables sees them. */
function read(csv: string) {
  const [head = "", ...lines] = csv.trimEnd().split("\n");
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    expect(cells, line).toHaveLength(columns.length);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
  });
}

const ofKind = (kind: string) => read(curvesCsv(log(), test)).filter((row) => row["kind"] === kind);

describe("curvesCsv", () => {
  it("has each first step's loss, to the last bit", () => {
    const steps = ofKind("step");
    expect(steps.map((row) => Number(row["train_loss"]))).toEqual(losses.slice(0, 200));
    expect(steps.map((row) => row["last_step"])).toEqual(losses.slice(0, 200).map((_, i) => String(i + 1)));
  });

  it("has stretches that hold every step once, with their mean and extremes", () => {
    const stretches = ofKind("stretch");
    let next = 1;
    for (const row of stretches) {
      const [first, last] = [Number(row["first_step"]), Number(row["last_step"])];
      expect(first).toBe(next);
      next = last + 1;
      const part = losses.slice(first - 1, last);
      expect(Number(row["train_loss"])).toBeCloseTo(part.reduce((a, b) => a + b) / part.length, 14);
      expect([Number(row["train_loss_min"]), Number(row["train_loss_max"])]).toEqual([
        Math.min(...part),
        Math.max(...part),
      ]);
    }
    expect(next).toBe(losses.length + 1);
    expect(stretches.map((row) => Number(row["train_accuracy_smoothed"]))).toEqual(
      log().train.buckets.map(({ smoothAccuracy }) => smoothAccuracy),
    );
  });

  it("has each epoch, and an empty cell for what was not measured", () => {
    const [first, second] = ofKind("epoch");
    expect(first).toMatchObject({
      ...{ epoch: "1", last_step: "250", train_loss: String(1 / 3), train_accuracy: String(2 / 3) },
      ...{ validation_loss: String(1 / 7), validation_accuracy: "0.9", seconds: "0.30000000000000004" },
    });
    expect(second).toMatchObject({ epoch: "2", validation_loss: "", validation_accuracy: "" });
  });

  it("ends with the verdict on the test set, where it has been given", () => {
    const unknown = { loss: null, accuracy: null };
    expect(read(curvesCsv(log(), test)).at(-1)).toMatchObject({
      ...{ kind: "test", test_loss: "0.30000000000000004", test_accuracy: "0.9791", train_loss: "" },
    });
    expect(read(curvesCsv(log(), unknown)).at(-1)).toMatchObject({ kind: "epoch", test_loss: "" });
  });

  it("is a head alone before the first step", () => {
    const none = {
      firstLosses: [],
      train: new TrainCurve().snapshot(),
      epochs: new EpochCurve().snapshot(),
    };
    expect(curvesCsv(none, { loss: null, accuracy: null })).toMatch(/^kind,epoch,[a-z_,]+\n$/);
  });
});
