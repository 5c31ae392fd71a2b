import { Play } from "lucide-react";
import { Button } from "../../controls/Button.tsx";
import { usePlayground, usePlaygroundState } from "../../shell/context.ts";
import styles from "./OwnDigitsPanel.module.css";

interface TrainOnThemProps {
  readonly weight: number;
  /** How many of the digits the data set in use can take. */
  readonly fitting: number;
}

/** Starts training, or goes on with it; a run that is done gets as many epochs again. */
export function TrainOnThem({ weight, fitting }: TrainOnThemProps) {
  const playground = usePlayground();
  const state = usePlaygroundState((s) => s.status.state);
  const training = state === "training";
  const ready = state === "ready" || state === "paused" || state === "done";
  return (
    <Button
      className={styles.train ?? ""}
      resting={!ready || weight === 0 || fitting === 0}
      onClick={() => {
        playground.train();
      }}
    >
      <Play size={14} aria-hidden="true" />{" "}
      {training && weight > 0 && fitting > 0 ? "Training on them…" : "Train on them"}
    </Button>
  );
}
