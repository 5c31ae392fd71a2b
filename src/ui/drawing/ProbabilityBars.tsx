import type { DrawingAnswer } from "../../app/playgroundState.ts";
import { percent } from "../controls/figures.ts";
import styles from "./ProbabilityBars.module.css";

interface ProbabilityBarsProps {
  readonly classes: number;
  readonly answer: DrawingAnswer | null;
  /** The class that is being asked about; `null` if none is. */
  readonly asked: number | null;
  readonly onAsk: (label: number) => void;
}

/** The probability of each class, the likeliest in colour; pressing one asks why it is, or is not, the answer. */
export function ProbabilityBars({ classes, answer, asked, onAsk }: ProbabilityBarsProps) {
  return (
    <ul className={styles.bars} aria-label="Probability of each digit">
      {Array.from({ length: classes }, (_, label) => {
        const probability = answer?.probabilities[label] ?? null;
        const best = answer?.label === label;
        const question = `Why ${best ? "" : "not "}${label}?`;
        return (
          <li
            key={label}
            data-testid={`probability-${label}`}
            data-value={probability ?? ""}
            data-best={best}
            data-asked={asked === label}
          >
            <button
              type="button"
              title={probability === null ? undefined : question}
              aria-label={
                probability === null ? `${label}` : `${label}, ${percent(probability, 1)}. ${question}`
              }
              aria-pressed={asked === label}
              aria-disabled={probability === null || undefined}
              onClick={() => {
                if (probability !== null) onAsk(label);
              }}
            >
              <span>{label}</span>
              <span className={styles.track}>
                <i style={{ transform: `scaleX(${probability ?? 0})` }} />
              </span>
              <span className={styles.value}>{probability === null ? "" : percent(probability, 1)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
