import { useId } from "react";
import { isEmpty } from "../../../data/framing/pad.ts";
import { aDigit } from "../../../experiment/classWords.ts";
import { Button } from "../../controls/Button.tsx";
import { usePlayground, usePlaygroundState } from "../../shell/context.ts";
import { lessonWords, teachableLabels } from "./lessonWords.ts";
import styles from "./TeachRow.module.css";
import { UndoButton } from "./UndoButton.tsx";
import { useOwnDigits } from "./useOwnDigits.ts";

/** Tapping the right digit keeps the drawing as an example to train on. */
export function TeachRow() {
  const playground = usePlayground();
  const dataset = usePlaygroundState((s) => s.dataset);
  const drawing = usePlaygroundState((s) => s.drawing);
  const last = useOwnDigits((s) => s.last);
  const weight = useOwnDigits((s) => s.weight);
  const id = useId();
  // Until there are data the row stands as for digits, so that nothing moves when they come.
  const labels = dataset ? teachableLabels(dataset) : Array.from({ length: 10 }, (_, label) => label);
  if (labels.length === 0) return null;

  const lesson = last?.type === "teach" && last.drawing === drawing ? last : null;
  const taught = lesson && lesson.outcome !== "undone" ? lesson.label : null;
  return (
    <div className={styles.row}>
      <span id={id}>Teach it:</span>
      <div className={styles.labels} role="group" aria-labelledby={id}>
        {labels.map((label) => (
          <Button
            key={label}
            aria-label={`It is ${aDigit(label)}`}
            title={`Keep this drawing as ${aDigit(label)} to train on`}
            aria-pressed={label === taught}
            resting={isEmpty(drawing) || !dataset}
            onClick={() => void playground.own.teach(label)}
          >
            {label}
          </Button>
        ))}
      </div>
      <p className={styles.said}>
        <span role="status">{lesson && lessonWords(lesson, weight)}</span>
        {lesson && lesson.outcome !== "known" && (
          <UndoButton resting={lesson.outcome === "undone"} onClick={() => void playground.own.undo()} />
        )}
      </p>
    </div>
  );
}
