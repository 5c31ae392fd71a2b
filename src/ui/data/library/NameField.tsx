import { useRef } from "react";
import styles from "./DataShelf.module.css";

/** Longest name of a data set, in characters. */
const LONGEST = 60;

interface NameFieldProps {
  readonly name: string;
  /** Told the new name, or `null` where the old one is to stay. */
  readonly onDone: (name: string | null) => void;
}

/** A name to be changed: Enter or leaving the field takes it over, Escape does not. */
export function NameField({ name, onDone }: NameFieldProps) {
  const done = useRef(false);
  const finish = (wanted: string | null) => {
    if (done.current) return; // the field that goes loses the focus once more
    done.current = true;
    onDone(wanted?.trim() || null);
  };
  return (
    <input
      className={styles.name}
      aria-label={`Name of ${name}`}
      defaultValue={name}
      maxLength={LONGEST}
      autoFocus
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onBlur={(event) => {
        finish(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish(event.currentTarget.value);
        if (event.key === "Escape") finish(null);
      }}
    />
  );
}
