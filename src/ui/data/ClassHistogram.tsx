import { counted } from "../../data/words.ts";
import styles from "./ClassHistogram.module.css";
import { histogramLabels } from "./histogramLabels.ts";

interface ClassHistogramProps {
  readonly counts: readonly number[];
  /** Of the classes, one for each count. */
  readonly names: readonly string[];
}

/** How many training images each class has. */
export function ClassHistogram({ counts, names }: ClassHistogramProps) {
  const most = Math.max(1, ...counts);
  const { upright, every } = histogramLabels(names);
  return (
    <ul
      className={styles.histogram}
      data-upright={upright}
      data-dense={every > 1}
      aria-label="Training images of each class"
    >
      {counts.map((images, label) => {
        const name = names[label] ?? String(label);
        return (
          <li key={label} title={`${name}: ${counted(images, "image")}`}>
            <span className={styles.room}>
              <i style={{ height: `${(images / most) * 100}%` }} />
            </span>
            <span className={label % every === 0 ? styles.name : "visually-hidden"}>{name}</span>
            <span className="visually-hidden">: {counted(images, "image")}</span>
          </li>
        );
      })}
    </ul>
  );
}
