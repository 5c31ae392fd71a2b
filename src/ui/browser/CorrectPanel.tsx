import { RotateCcw, Undo2, X } from "lucide-react";
import type { RefObject } from "react";
import type { DatasetSummary } from "../../app/playgroundState.ts";
import { Button } from "../controls/Button.tsx";
import { Switch } from "../controls/Switch.tsx";
import { usePlayground } from "../shell/context.ts";
import { inUseWords, keptWords } from "./browserWords.ts";
import { ClassTable } from "./ClassTable.tsx";
import styles from "./CorrectPanel.module.css";
import { TestShare } from "../data/TestShare.tsx";

interface CorrectPanelProps {
  readonly ref: RefObject<HTMLElement | null>;
  readonly dataset: DatasetSummary;
  /** Whether anything has been changed. */
  readonly changed: boolean;
  readonly onClose: () => void;
}

/** Changes to the set as a whole, and whether they are in use. */
export function CorrectPanel({ ref, dataset, changed, onClose }: CorrectPanelProps) {
  const playground = usePlayground();
  const { edits } = dataset;
  return (
    <section ref={ref} className={styles.panel} aria-label="Correct the set" tabIndex={-1}>
      <header className={styles.header}>
        <h3>Correct the set</h3>
        <Button look="quiet" className={styles.back ?? ""} aria-label="Back to the images" onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      <div className={edits.waiting ? styles.waiting : styles.inUse}>
        <p role="status">{inUseWords(changed, edits.waiting)}</p>
        {edits.waiting && (
          <Button
            onClick={() => {
              playground.reset();
            }}
          >
            <RotateCcw size={14} aria-hidden="true" /> Reset and use
          </Button>
        )}
      </div>
      <ClassTable classes={edits.classes} />
      <div className={styles.switches}>
        {(["transpose", "invert"] as const).map((kind) => (
          <Switch
            key={kind}
            on={edits[kind]}
            onChange={(on) => {
              playground.data.edit({ kind, on });
            }}
          >
            {looks[kind]}
          </Switch>
        ))}
      </div>
      {edits.testLacking && <TestShare share={edits.testShare} />}
      <footer className={styles.footer}>
        <Button
          resting={!changed}
          onClick={() => {
            playground.data.edit({ kind: "undoAll" });
          }}
        >
          <Undo2 size={14} aria-hidden="true" /> Undo all changes
        </Button>
        <p>{keptWords(dataset)}</p>
      </footer>
    </section>
  );
}

const looks = {
  transpose: "Transpose: rows and columns change places",
  invert: "Invert: ink for paper",
} as const;
