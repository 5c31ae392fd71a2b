import { count, loss, percent } from "../controls/figures.ts";
import styles from "./ChartTooltip.module.css";
import type { Row } from "./rows.ts";

/** What the chart hands its tooltip; the row is ours. */
export interface TooltipContent {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload?: Row }[];
}

/** The exact figures of one point of the curves. */
export function ChartTooltip({ active = false, payload = [] }: TooltipContent) {
  const row = payload[0]?.payload;
  if (!active || !row) return null;
  const { train, finished } = row;
  return (
    <div className={styles.tooltip}>
      {train && (
        <>
          <b>
            {train.firstStep === train.lastStep
              ? `Step ${count(train.lastStep)}`
              : `Steps ${count(train.firstStep)}–${count(train.lastStep)}`}
          </b>
          <Line name="batch loss, mean" value={train.loss.toFixed(6)} />
          {train.firstStep !== train.lastStep && (
            <Line name="smallest – largest" value={`${loss(train.lossMin)} – ${loss(train.lossMax)}`} />
          )}
          <Line name="smoothed" value={train.smoothLoss.toFixed(6)} />
          <Line name="batch accuracy, smoothed" value={percent(train.smoothAccuracy)} />
        </>
      )}
      {finished && (
        <>
          <b>
            After epoch {finished.epoch}, step {count(finished.step)}
          </b>
          <Line name="train loss" value={finished.trainLoss.toFixed(6)} />
          <Line name="train accuracy" value={percent(finished.trainAccuracy)} />
          {finished.validationLoss !== null && (
            <Line name="validation loss" value={finished.validationLoss.toFixed(6)} />
          )}
          {finished.validationAccuracy !== null && (
            <Line name="validation accuracy" value={percent(finished.validationAccuracy)} />
          )}
          <Line name="training time" value={`${finished.seconds.toFixed(3)} s`} />
        </>
      )}
    </div>
  );
}

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <span className={styles.line}>
      <span>{name}</span>
      <span>{value}</span>
    </span>
  );
}
