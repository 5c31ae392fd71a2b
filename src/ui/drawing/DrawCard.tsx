import type { PlaygroundState } from "../../app/playgroundState.ts";
import { isEmpty } from "../../data/framing/drawing.ts";
import { Card } from "../controls/Card.tsx";
import { percent } from "../controls/figures.ts";
import { usePlaygroundState } from "../shell/context.ts";
import styles from "./DrawCard.module.css";
import { DrawingPad } from "./DrawingPad.tsx";
import { ProbabilityBars } from "./ProbabilityBars.tsx";
import { ReadImage } from "./ReadImage.tsx";
import { SpokenAnswer } from "./SpokenAnswer.tsx";

/** The pad and what the network makes of the drawing, live at every stroke and while it trains. */
export function DrawCard() {
  const answer = usePlaygroundState((s) => s.answer);
  const classes = usePlaygroundState((s) => s.dataset?.classes ?? 10);
  const silence = usePlaygroundState(reasonForSilence);
  const confidence = answer ? (answer.probabilities[answer.label] ?? 0) : null;
  return (
    <Card title="Draw a digit" number={4} stack={1} aside="updates while it trains">
      <div className={styles.room}>
        <div className={styles.drawing}>
          <DrawingPad />
          <div className={styles.answer}>
            <div>
              <output
                className={styles.verdict}
                data-testid="prediction"
                aria-live="off" // changes ten times a second in training: see SpokenAnswer
                data-label={answer?.label ?? ""}
                data-confidence={confidence ?? ""}
                aria-label={
                  answer ? `The network reads ${answer.label}, confidence ${percent(confidence, 0)}` : silence
                }
              >
                <span className={styles.label}>{answer ? answer.label : "?"}</span>
                <span className={styles.confidence}>{answer ? percent(confidence, 1) : silence}</span>
              </output>
              <SpokenAnswer />
              <ReadImage image={answer?.image ?? null} />
            </div>
            <ProbabilityBars classes={classes} answer={answer} />
          </div>
        </div>
      </div>
    </Card>
  );
}

/** Why a drawing has no answer. */
function reasonForSilence({ drawing, dataset, run, status }: PlaygroundState): string {
  if (isEmpty(drawing)) return "no drawing";
  if (status.state === "failed") {
    return run ? "no answer: the weights have overflowed" : "no answer: the worker has stopped";
  }
  return dataset ? "reading…" : "waiting for data";
}
