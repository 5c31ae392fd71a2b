import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../controls/Button.tsx";
import { usePlayground } from "../shell/context.ts";
import styles from "./WaitingForReset.module.css";

/** Says what waits for a new run, beside the button that makes one. */
export function WaitingStrip({ children }: { readonly children: ReactNode }) {
  const playground = usePlayground();
  return (
    <div className={styles.waiting} role="status">
      <p>{children}</p>
      <Button
        aria-label="Reset and apply"
        onClick={() => {
          playground.reset();
        }}
      >
        <RotateCcw size={14} aria-hidden="true" /> Reset
      </Button>
    </div>
  );
}
