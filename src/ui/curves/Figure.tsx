import styles from "./Figure.module.css";

interface FigureProps {
  readonly name: string;
  readonly testId: string;
  /** Full precision, for scripts. */
  readonly value: number | null;
  /** The same for people. */
  readonly text: string;
  /** The curve it is the latest value of. */
  readonly colour?: "blue" | "vermilion";
  readonly title?: string | undefined;
}

/** A named figure of the run. */
export function Figure({ name, testId, value, text, colour, title }: FigureProps) {
  return (
    <span className={styles.figure} data-testid={testId} data-value={value ?? ""} title={title}>
      {colour && <i style={{ background: `var(--${colour})` }} aria-hidden="true" />}
      {name} <b>{text}</b>
    </span>
  );
}
