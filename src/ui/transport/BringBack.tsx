import { Undo2 } from "lucide-react";
import { count } from "../controls/figures.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./TransportBar.module.css";

/** Puts the run that last made room in its place again; there is only something to see of it where there is one. */
export function BringBack() {
  const playground = usePlayground();
  const run = usePlaygroundState((s) => s.lastRun);
  const loading = usePlaygroundState((s) => s.status.state === "loading");
  if (run === null) return null;
  const steps = `${count(run.step)} ${run.step === 1 ? "step" : "steps"}`;
  return (
    <button
      type="button"
      className={styles.quiet}
      aria-label="Bring back the run before"
      title={`Bring back the run before: ${run.layers.join("-")}, ${steps} on ${run.data}`}
      disabled={loading}
      onClick={({ currentTarget: button }) => {
        const next = button.parentElement?.querySelector("button");
        void playground.data.bringRunBack().then(() => {
          // Where nothing is left to bring back the button goes, and the focus with it.
          if (!button.isConnected) next?.focus();
        });
      }}
    >
      <Undo2 size={16} aria-hidden="true" />
    </button>
  );
}
