import { count } from "../controls/figures.ts";
import styles from "./ClassHistogram.module.css";

/** How many training images each class has. */
export function ClassHistogram({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <ul className={styles.histogram} aria-label="Training images of each class">
      {counts.map((images, label) => (
        <li key={label} title={`${label}: ${count(images)} images`}>
          <span className={styles.room}>
            <i style={{ height: `${(images / most) * 100}%` }} />
          </span>
          <span>{label}</span>
          <span className="visually-hidden">: {count(images)} images</span>
        </li>
      ))}
    </ul>
  );
}
