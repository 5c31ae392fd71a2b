import type { ReactNode } from "react";
import { counted } from "../../data/words.ts";
import type { RunStatus } from "../../experiment/runStatus.ts";
import { count, rate, seconds, timeLeft } from "../controls/figures.ts";
import { usePlaygroundState } from "../shell/context.ts";
import styles from "./Progress.module.css";

/** How far the run is and how fast it goes; its data attributes let scripts read the same figures. */
export function Progress() {
  const status = usePlaygroundState((s) => s.status);
  const facts = usePlaygroundState((s) => s.facts);
  const { progress, imagesPerSecond, epochSeconds } = status;
  const [first, second] = where(status);
  return (
    <div
      className={styles.progress}
      data-testid="run-status"
      data-state={status.state}
      data-epoch={status.epoch}
      data-step={status.step}
      data-images-per-second={imagesPerSecond ?? ""}
      data-epoch-seconds={epochSeconds ?? ""}
      data-engine={facts?.engine ?? ""}
      data-threads={facts?.threads ?? ""}
    >
      <div className={styles.row}>
        <span className={styles.where}>
          <span>{first}</span>
          {second !== undefined && <span>{second}</span>}
        </span>
        <Speed status={status} />
      </div>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label="Epochs done"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(progress * 100)}
      >
        <i style={{ transform: `scaleX(${progress})` }} data-failed={status.state === "failed"} />
      </div>
    </div>
  );
}

/** In the order in which they are kept where room is short; the style sheet shows them the other way round. */
function Speed({ status }: { readonly status: RunStatus }) {
  const { state, evaluating, secondsLeft, imagesPerSecond, epochSeconds } = status;
  return (
    <span className={styles.speed}>
      {evaluating ? (
        <span>measuring…</span>
      ) : (
        state === "training" && secondsLeft !== null && <span>{timeLeft(secondsLeft)} left</span>
      )}
      {imagesPerSecond !== null && (
        <span>
          <b>{rate(imagesPerSecond)}</b> images/s
        </span>
      )}
      {epochSeconds !== null && (
        <span>
          <b>{seconds(epochSeconds)}</b>/epoch
        </span>
      )}
    </span>
  );
}

/** Where the run stands, and a second part that may be left out. */
function where(status: RunStatus): readonly [ReactNode, ReactNode?] {
  const { state, epoch, targetEpochs, step, totalSteps } = status;
  switch (state) {
    case "empty":
      return [<b>No data yet</b>];
    case "loading":
      return [<b>Loading data…</b>];
    case "ready":
      return [
        <b>Ready</b>,
        `${counted(targetEpochs, "epoch")} of ${counted(totalSteps / targetEpochs, "step")}`,
      ];
    case "failed":
      return [<b>{step > 0 ? `Failed at step ${count(step)}` : "Failed"}</b>];
    case "done":
      return [
        <>
          <b>Done</b> · {counted(epoch, "epoch")}
        </>,
        counted(step, "step"),
      ];
    case "training":
    case "paused":
      return [
        <>
          <b>
            {state === "paused" && <span className={styles.state}>Paused · </span>}
            Epoch {Math.min(epoch + 1, targetEpochs)}
          </b>{" "}
          of {targetEpochs}
        </>,
        `step ${count(step)} / ${count(totalSteps)}`,
      ];
  }
}
