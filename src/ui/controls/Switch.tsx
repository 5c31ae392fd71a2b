import type { ReactNode } from "react";
import styles from "./Switch.module.css";

interface SwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** Its name, shown beside it. */
  readonly children: ReactNode;
  readonly describedBy?: string;
}

/** Something that is on or off, and changes at once. */
export function Switch({ on, onChange, children, describedBy }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-describedby={describedBy}
      className={styles.switch}
      onClick={() => {
        onChange(!on);
      }}
    >
      <i aria-hidden="true" />
      {children}
    </button>
  );
}
