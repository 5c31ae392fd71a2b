import type { DrawingAnswer } from "../../app/playgroundState.ts";
import { areDigits, nameOf } from "../../experiment/classWords.ts";
import { count, percent } from "../controls/figures.ts";
import styles from "./ProbabilityBars.module.css";
import { MOST_SHOWN, shownClasses } from "./shownClasses.ts";

interface ProbabilityBarsProps {
  readonly classNames: readonly string[];
  readonly answer: DrawingAnswer | null;
  /** The class that is being asked about; `null` if none is. */
  readonly asked: number | null;
  readonly onAsk: (label: number) => void;
}

/** Letters that a name gets room for; what is longer ends in an ellipsis. */
const MOST_LETTERS = 10;

/** The probability of each class, the likeliest in colour; pressing one asks why it is, or is not, the answer. */
export function ProbabilityBars({ classNames, answer, asked, onAsk }: ProbabilityBarsProps) {
  const classes = classNames.length;
  const shown = shownClasses(classes, answer?.probabilities ?? null, asked);
  const letters = Math.min(MOST_LETTERS, Math.max(...classNames.map((name) => name.length)));
  const each = areDigits(classNames) ? "digit" : "class";
  return (
    <ul
      className={styles.bars}
      style={{ "--letters": letters }}
      aria-label={
        classes > MOST_SHOWN
          ? `Probability of the ${MOST_SHOWN} likeliest of ${count(classes)} classes`
          : `Probability of each ${each}`
      }
    >
      {shown.map((label, place) => {
        const name = nameOf(label, classNames);
        const probability = answer?.probabilities[label] ?? null;
        const best = answer?.label === label;
        const question = `Why ${best ? "" : "not "}${name}?`;
        return (
          <li
            key={place} // not the class, or what changes places would lose the focus
            data-testid={`probability-${label}`}
            data-value={probability ?? ""}
            data-best={best}
            data-asked={asked === label}
          >
            <button
              type="button"
              title={
                probability === null ? undefined : `${letters < name.length ? `${name}. ` : ""}${question}`
              }
              aria-label={probability === null ? name : `${name}, ${percent(probability, 1)}. ${question}`}
              aria-pressed={asked === label}
              aria-disabled={probability === null || undefined}
              onClick={() => {
                if (probability !== null) onAsk(label);
              }}
            >
              <span className={styles.name}>{name}</span>
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
