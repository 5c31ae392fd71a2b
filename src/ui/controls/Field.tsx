import type { ReactNode } from "react";
import styles from "./Field.module.css";

interface FieldProps {
  readonly label: string;
  /** The control's id, where it is one labelled control and not a group with a legend of its own. */
  readonly htmlFor?: string;
  readonly children: ReactNode;
  readonly value?: ReactNode;
}

/** A row of a card: name, control, value. */
export function Field({ label, htmlFor, children, value }: FieldProps) {
  return (
    <div className={value === undefined ? styles.wide : styles.field}>
      {htmlFor === undefined ? (
        <span aria-hidden="true">{label}</span>
      ) : (
        <label htmlFor={htmlFor}>{label}</label>
      )}
      {children}
      {value !== undefined && <div className={styles.value}>{value}</div>}
    </div>
  );
}
