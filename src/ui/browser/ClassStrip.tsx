import type { BrowseOverview } from "../../app/browsing.ts";
import { count } from "../controls/figures.ts";
import { classWords, isMerged, splitImages } from "./browserWords.ts";
import styles from "./ClassStrip.module.css";
import { InkCanvas } from "./InkCanvas.tsx";
import type { Filter } from "./useAnswers.ts";

interface ClassStripProps {
  readonly overview: BrowseOverview;
  readonly filter: Filter;
  readonly onChange: (part: Partial<Filter>) => void;
}

/**
 * The classes: their mean images, how many images of theirs take part, and what becomes of them. Pressed, one of them
 * fills the grid.
 */
export function ClassStrip({ overview, filter, onChange }: ClassStripProps) {
  const { names, means, rows, cols, becomes } = overview;
  const used = overview.used[filter.split];
  const most = Math.max(1, ...used);
  const size = rows * cols;
  return (
    <div className={styles.strip} role="group" aria-label="Classes">
      {names.map((name, label) => {
        const images = used[label] ?? 0;
        const chosen = filter.label === label;
        const dropped = becomes[label] === null;
        const merged = isMerged(label, overview);
        const all = overview.counts[filter.split][label] ?? 0;
        const fate = dropped ? ", left out" : merged ? `, counted as ${names[becomes[label] ?? label]}` : "";
        return (
          <button
            key={label}
            type="button"
            className={[styles.class, dropped ? styles.dropped : "", merged ? styles.merged : ""].join(" ")}
            aria-pressed={chosen}
            aria-label={`${name}: ${splitImages(dropped ? all : images, filter.split)}${fate}`}
            title={`${name}: the mean of its training images${fate}`}
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
            <span className={styles.name}>{classWords(label, overview)}</span>
            <span className={styles.count}>{dropped ? "left out" : count(images)}</span>
            <i className={styles.bar} style={{ width: `${(images / most) * 100}%` }} />
          </button>
        );
      })}
    </div>
  );
}
