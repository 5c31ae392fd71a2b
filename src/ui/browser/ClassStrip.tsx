import type { BrowseOverview, EditedClass } from "../../app/browsing.ts";
import { count } from "../controls/figures.ts";
import { splitNames } from "./browserWords.ts";
import styles from "./ClassStrip.module.css";
import { InkCanvas } from "./InkCanvas.tsx";
import type { Filter } from "./useAnswers.ts";

interface ClassStripProps {
  readonly overview: BrowseOverview;
  readonly filter: Filter;
  readonly classes: readonly EditedClass[];
  readonly onChange: (part: Partial<Filter>) => void;
}

/** The classes: their mean images and how many images they have. Pressed, one of them fills the grid. */
export function ClassStrip({ overview, filter, classes, onChange }: ClassStripProps) {
  const { names, means, rows, cols } = overview;
  const counts = overview.counts[filter.split];
  const most = Math.max(1, ...counts);
  const size = rows * cols;
  return (
    <div className={styles.strip} role="group" aria-label="Classes">
      {names.map((name, label) => {
        const images = counts[label] ?? 0;
        const chosen = filter.label === label;
        const dropped = classes[label]?.to === null;
        return (
          <button
            key={label}
            type="button"
            className={`${styles.class} ${dropped ? styles.dropped : ""}`}
            aria-pressed={chosen}
            aria-label={`${name}: ${count(images)} ${splitNames[filter.split]} images${dropped ? ", left out" : ""}`}
            title={`${name}: the mean of its training images`}
            onClick={() => {
              onChange({ label: chosen ? null : label });
            }}
          >
            <InkCanvas
              className={styles.mean}
              ink={means.subarray(label * size, (label + 1) * size)}
              rows={rows}
              cols={cols}
            />
            <span className={styles.name}>{name}</span>
            <span className={styles.count}>{count(images)}</span>
            <i className={styles.bar} style={{ width: `${(images / most) * 100}%` }} />
          </button>
        );
      })}
    </div>
  );
}
