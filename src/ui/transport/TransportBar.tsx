import { Pause, Play, RotateCcw, StepForward } from "lucide-react";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { BringBack } from "./BringBack.tsx";
import { Progress } from "./Progress.tsx";
import { SpokenState } from "./SpokenState.tsx";
import styles from "./TransportBar.module.css";
import { useTransportKeys } from "./useTransportKeys.ts";

/** Train or pause, one step, reset, and how far the run is. */
export function TransportBar() {
  const playground = usePlayground();
  const state = usePlaygroundState((s) => s.status.state);
  const training = state === "training";
  const idle = state === "ready" || state === "paused" || state === "done";
  const epochs = usePlaygroundState((s) => s.config.epochs);
  const more = epochs === 1 ? "1 more epoch" : `${epochs} more epochs`;
  const trainTitle = training ? "Pause" : state === "done" ? `Train ${more}` : "Train";
  useTransportKeys(playground);
  return (
    <section className={styles.transport} aria-label="Transport">
      <button
        type="button"
        className={styles.play}
        aria-label={training ? "Pause" : "Train"}
        title={`${trainTitle} (Space)`}
        disabled={!training && !idle}
        onClick={() => {
          if (training) playground.pause();
          else playground.train();
        }}
      >
        {training ? (
          <Pause size={18} fill="currentColor" aria-hidden="true" />
        ) : (
          <Play size={18} fill="currentColor" className={styles.playIcon} aria-hidden="true" />
        )}
      </button>
      <button
        type="button"
        className={styles.quiet}
        aria-label="Step"
        title="Train on one batch (.)"
        disabled={!idle}
        onClick={() => {
          playground.step();
        }}
      >
        <StepForward size={17} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={styles.quiet}
        aria-label="Reset"
        title="Start over from the seed"
        disabled={state === "empty" || state === "loading"}
        onClick={() => {
          playground.reset();
        }}
      >
        <RotateCcw size={16} aria-hidden="true" />
      </button>
      <BringBack />
      <Progress />
      <SpokenState />
    </section>
  );
}
