import { Download, Trash2 } from "lucide-react";
import { fileNames, ownDigitFile } from "../../../app/own/ownDigitFiles.ts";
import { ownWeightField } from "../../../experiment/fields.ts";
import { Button } from "../../controls/Button.tsx";
import { count } from "../../controls/figures.ts";
import { SliderField } from "../../controls/SliderField.tsx";
import { usePlayground, usePlaygroundState } from "../../shell/context.ts";
import { download } from "./download.ts";
import styles from "./OwnDigitsPanel.module.css";
import { OwnFigureTable } from "./OwnFigureTable.tsx";
import { unteachableWords } from "./lessonWords.ts";
import { OwnThumbs } from "./OwnThumbs.tsx";
import { deletionWords, leftOutWords, weightWords } from "./panelWords.ts";
import { TrainOnThem } from "./TrainOnThem.tsx";
import { UndoButton } from "./UndoButton.tsx";
import { useOwnDigits } from "./useOwnDigits.ts";

const weightStops = [0, 1, 2, 5, 10, 20, 50, 100];
const parts = [
  { part: "images", name: "Images" },
  { part: "labels", name: "Labels" },
] as const;

/** The visitor's own digits: what is kept, how much it weighs in training, and what that does. */
export default function OwnDigitsPanel() {
  const playground = usePlayground();
  const { own } = playground;
  const digits = useOwnDigits((s) => s.digits);
  const weight = useOwnDigits((s) => s.weight);
  const dataset = usePlaygroundState((s) => s.dataset);
  const trainCount = usePlaygroundState((s) => s.facts?.trainCount ?? 0);
  const figures = usePlaygroundState((s) => s.ownFigures);
  const labels = digits.map(({ label }) => label);
  const leftOut = dataset && leftOutWords(labels, dataset);
  const unteachable = dataset && unteachableWords(dataset);

  return (
    <div className={styles.panel} data-testid="own-digits" data-count={digits.length} data-weight={weight}>
      {digits.length === 0 ? (
        <p className={styles.empty}>
          {unteachable === null
            ? "None yet. Draw a digit that is read wrong and tap the right one under the bars: it is kept in this " +
              "browser, and training learns from it."
            : `None yet. ${unteachable}`}
        </p>
      ) : (
        <>
          <OwnThumbs digits={digits} onDelete={(digit) => void own.delete([digit])} />
          {leftOut !== null && <p className={styles.leftOut}>{leftOut}</p>}
        </>
      )}
      <Deleted />
      {digits.length > 0 && (
        <>
          <OwnFigureTable figures={figures} />
          <div>
            <SliderField
              label="Weight"
              value={weight}
              stops={weightStops}
              field={ownWeightField}
              onChange={(value) => void own.setWeight(value)}
            />
            <p className={styles.note}>
              {weightWords(figures?.count ?? digits.length, weight, trainCount)} A change counts from the next
              epoch on.
            </p>
          </div>
          <TrainOnThem weight={weight} fitting={figures?.count ?? 0} />
          <div className={styles.actions}>
            <span className={styles.count}>
              Export {digits.length === 1 ? "this digit" : `these ${count(digits.length)} digits`} as MNIST’s
              kind of files (IDX):
            </span>
            {parts.map(({ part, name }) => (
              <Button
                key={part}
                aria-label={`Export ${part}`}
                title={`Save ${fileNames[part]}`}
                onClick={() => {
                  download(ownDigitFile(part, digits));
                }}
              >
                <Download size={14} aria-hidden="true" /> {name}
              </Button>
            ))}
            <Button look="quiet" aria-label="Delete all my digits" onClick={() => void own.delete(digits)}>
              <Trash2 size={14} aria-hidden="true" /> Delete all
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What has been deleted, and the way back. */
function Deleted() {
  const { own } = usePlayground();
  const last = useOwnDigits((s) => (s.last?.type === "delete" ? s.last : null));
  return (
    <p className={last ? styles.deleted : "visually-hidden"}>
      <span role="status">{last && deletionWords(last)}</span>
      {last && <UndoButton resting={last.outcome === "undone"} onClick={() => void own.undo()} />}
    </p>
  );
}
