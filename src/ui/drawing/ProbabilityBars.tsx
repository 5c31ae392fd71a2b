import type { DrawingAnswer } from "../../app/playgroundState.ts";
import { percent } from "../controls/figures.ts";
import styles from "./ProbabilityBars.module.css";

interface ProbabilityBarsProps {
  readonly classes: number;
  readonly answer: DrawingAnswer | null;
}

/** The probability of each class, the likeliest in colour. */
export function ProbabilityBars({ classes, answer }: ProbabilityBarsProps) {
  return (
    <ul className={styles.bars} aria-label="Probability of each digit">
      {Array.from({ length: classes }, (_, label) => {
        const probability = answer?.probabilities[label] ?? null;
        return (
          <li
            key={label}
            data-testid={`probability-${label}`}
            data-value={probability ?? ""}
            data-best={answer?.label === label}
          >
            <span>{label}</span>
            <span className={styles.track}>
              <i style={{ transform: `scaleX(${probability ?? 0})` }} />
            </span>
            <span className={styles.value}>{probability === null ? "" : percent(probability, 1)}</span>
          </li>
        );
      })}
    </ul>
  );
}
