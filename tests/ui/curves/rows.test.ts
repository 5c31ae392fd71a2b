import { describe, expect, it } from "vitest";
import type { EpochPoint, TrainPoint } from "../../../src/experiment/curves.ts";
import { rowsOf } from "../../../src/ui/curves/rows.ts";

const trainPoint = (epoch: number): TrainPoint => ({
  epoch,
  firstStep: 1,
  lastStep: 2,
  loss: 2,
  lossMin: 1,
  lossMax: 3,
  smoothLoss: 2.5,
  smoothAccuracy: 0.25,
});
const epochPoint = (epoch: number, validation: number | null): EpochPoint => ({
  epoch,
  step: 16,
  trainLoss: 1,
  trainAccuracy: 0.5,
  validationLoss: validation,
  validationAccuracy: validation,
  seconds: 0.1,
});

describe("rowsOf", () => {
  it("has no rows before the first step", () => {
    expect(rowsOf({ train: [], epochs: [] })).toEqual([]);
  });

  it("gives stretches of steps the range of their losses, and no line", () => {
    const train = trainPoint(0.5);
    expect(rowsOf({ train: [train], epochs: [] })).toEqual([
      { epoch: 0.5, train, range: [1, 3], smooth: 2.5, accuracy: 0.25 },
    ]);
  });

  it("gives single steps their loss, and no range, until any two share a point", () => {
    const single = (epoch: number, step: number) => ({
      ...trainPoint(epoch),
      firstStep: step,
      lastStep: step,
    });
    const singles = [single(0.5, 1), single(1, 2)];
    expect(rowsOf({ train: singles, epochs: [] }).map(({ raw, range }) => [raw, range])).toEqual([
      [2, undefined],
      [2, undefined],
    ]);
    const mixed = [trainPoint(0.5), single(1, 3)];
    expect(rowsOf({ train: mixed, epochs: [] }).map(({ raw, range }) => [raw, range])).toEqual([
      [undefined, [1, 3]],
      [undefined, [1, 3]],
    ]);
  });

  it("gives a finished epoch its validation, or leaves it out where there is none", () => {
    const [measured, unmeasured] = [epochPoint(1, 0.75), epochPoint(2, null)];
    expect(rowsOf({ train: [], epochs: [measured, unmeasured] })).toEqual([
      { epoch: 1, finished: measured, validationLoss: 0.75, validationAccuracy: 0.75 },
      { epoch: 2, finished: unmeasured },
    ]);
  });

  it("puts both in the order of time, an epoch's end after the steps that end with it", () => {
    const rows = rowsOf({
      train: [0.5, 1, 1.5, 2].map(trainPoint),
      epochs: [epochPoint(1, 0.5), epochPoint(2, 0.5)],
    });
    expect(rows.map(({ epoch, finished }) => [epoch, finished !== undefined])).toEqual([
      [0.5, false],
      [1, false],
      [1, true],
      [1.5, false],
      [2, false],
      [2, true],
    ]);
  });

  it("leaves the curves as they were", () => {
    const curves = { train: [trainPoint(1)], epochs: [epochPoint(0.5, null)] };
    const copy = structuredClone(curves);
    rowsOf(curves);
    expect(curves).toEqual(copy);
  });
});
