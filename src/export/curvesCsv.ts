import type { RunLog } from "../experiment/runSnapshot.ts";
import type { Score } from "../experiment/runStatus.ts";

const COLUMNS = [
  ...["kind", "epoch", "first_step", "last_step"],
  ...["train_loss", "train_loss_min", "train_loss_max", "train_loss_smoothed"],
  ...["train_accuracy", "train_accuracy_smoothed", "validation_loss", "validation_accuracy"],
  ...["test_loss", "test_accuracy", "seconds"],
] as const;

/** The first line of `curves.csv`. */
export const CURVES_HEADER = COLUMNS.join(",");

type Row = { readonly kind: string } & Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/**
 * Every figure of a run as one table, numbers at full precision, cells empty where there is none.
 *
 * `kind` says what a row is: `step` one of the first steps, `stretch` consecutive steps with their mean, extremes and
 * the smoothed values at their end, `epoch` a finished epoch, `test` the test set's verdict as it was last given.
 * Losses in nats, accuracies in [0, 1], `epoch` where the row ends, `seconds` of training.
 */
export function curvesCsv({ firstLosses, train, epochs }: RunLog, test: Score): string {
  const rows: Row[] = [
    ...firstLosses.map((loss, i) => ({
      ...{ kind: "step", first_step: i + 1, last_step: i + 1, train_loss: loss },
    })),
    ...train.buckets.map(({ epoch, firstStep, lastStep, sum, min, max, smoothLoss, smoothAccuracy }) => ({
      ...{ kind: "stretch", epoch, first_step: firstStep, last_step: lastStep },
      ...{ train_loss: sum / (lastStep - firstStep + 1), train_loss_min: min, train_loss_max: max },
      ...{ train_loss_smoothed: smoothLoss, train_accuracy_smoothed: smoothAccuracy },
    })),
    ...epochs.points.map(({ epoch, step, ...point }) => ({
      ...{ kind: "epoch", epoch, last_step: step },
      ...{ train_loss: point.trainLoss, train_accuracy: point.trainAccuracy },
      ...{ validation_loss: point.validationLoss, validation_accuracy: point.validationAccuracy },
      seconds: point.seconds,
    })),
    ...(test.loss === null ? [] : [{ kind: "test", test_loss: test.loss, test_accuracy: test.accuracy }]),
  ];
  const lines = rows.map((row) => COLUMNS.map((column) => row[column] ?? "").join(","));
  return [CURVES_HEADER, ...lines, ""].join("\n");
}
