import { useRef } from "react";
import styles from "./DataShelf.module.css";

/** Longest name of a data set, in characters. */
const LONGEST = 60;

interface NameFieldProps {
  readonly name: string;
  /** Told the new name, or `null` where the old one is to stay, and whether a key ended it, so that the focus is free. */
  readonly onDone: (name: string | null, byKey: boolean) => void;
}

/** A name to be changed: Enter or leaving the field takes it over, Escape does not. */
export function NameField({ name, onDone }: NameFieldProps) {
  const done = useRef(false);
  const finish = (wanted: string | null, byKey: boolean) => {
    if (done.current) return; // the field that goes loses the focus once more
    done.current = true;
    const trimmed = wanted?.trim() ?? "";
    onDone(trimmed === "" ? null : trimmed, byKey);
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
        finish(event.currentTarget.value, false);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault(); // the button that gets the focus would be pressed by the same key
        finish(event.key === "Enter" ? event.currentTarget.value : null, true);
      }}
    />
  );
}
