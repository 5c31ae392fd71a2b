import { ChevronDown } from "lucide-react";
import styles from "./Select.module.css";

interface SelectProps {
  readonly id?: string;
  /** Its name where no label says it. */
  readonly label?: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** The browser's own list, framed like the other controls. */
export function Select({ id, label, value, options, onChange }: SelectProps) {
  return (
    <span className={styles.frame}>
      <select
        id={id}
        aria-label={label}
        className={styles.select}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown size={14} aria-hidden="true" />
    </span>
  );
}
