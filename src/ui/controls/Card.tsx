import { useId, type ReactNode } from "react";
import styles from "./Card.module.css";

interface CardProps {
  readonly title: string;
  /** Place in the flow from data to drawing, shown before the title. */
  readonly number?: number;
  /** Place in the stack of a narrow screen. */
  readonly stack: number;
  /** What stands at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled region of the screen. */
export function Card({ title, number, stack, aside, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} style={{ "--stack": stack }} aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id} className={styles.title}>
          {number !== undefined && (
            <span className={styles.number} aria-hidden="true">
              {number}
            </span>
          )}
          {title}
        </h2>
        {aside !== undefined && aside !== null && <div className={styles.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
