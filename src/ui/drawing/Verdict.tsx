import type { DrawingAnswer } from "../../app/playgroundState.ts";
import { nameOf } from "../../experiment/classWords.ts";
import { verdictOf, verdictWords } from "../../experiment/verdict.ts";
import { percent } from "../controls/figures.ts";
import styles from "./Verdict.module.css";

interface VerdictProps {
  readonly answer: DrawingAnswer | null;
  readonly classNames: readonly string[];
  /** Why there is no answer, where there is none. */
  readonly silence: string;
}

/** What the drawing is read as, and how much that is worth. */
export function Verdict({ answer, classNames, silence }: VerdictProps) {
  const confidence = answer ? (answer.probabilities[answer.label] ?? 0) : null;
  const verdict = answer && verdictOf(answer.probabilities, answer.strangeness);
  const words = verdict && verdictWords(verdict, classNames);
  const name = answer && nameOf(answer.label, classNames);
  const reading = answer && `The network reads ${name}, confidence ${percent(confidence, 0)}. ${words}.`;
  return (
    <output
      className={styles.verdict}
      data-testid="prediction"
      aria-live="off" // changes ten times a second in training: see SpokenAnswer
      data-label={answer?.label ?? ""}
      data-confidence={confidence ?? ""}
      data-verdict={verdict?.kind ?? ""}
      aria-label={reading ?? silence}
    >
      <span className={styles.label} data-length={lengthOf(name ?? "?")} title={name ?? undefined}>
        {name ?? "?"}
      </span>
      <span className={styles.confidence}>{answer ? percent(confidence, 1) : silence}</span>
      <span className={styles.words}>{words}</span>
    </output>
  );
}

/** How large a name can be written in the room there is. */
function lengthOf(name: string): "figure" | "word" | "words" {
  return name.length <= 2 ? "figure" : name.length <= 5 ? "word" : "words";
}
