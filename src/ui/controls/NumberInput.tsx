import { useState } from "react";
import styles from "./NumberInput.module.css";

interface NumberInputProps {
  readonly id?: string;
  readonly label: string;
  readonly value: number;
  /** The number a text stands for, or `null`; a text that stands for none is put back. */
  readonly parse: (text: string) => number | null;
  readonly onChange: (value: number) => void;
  readonly wide?: boolean;
}

/** A number typed exactly; taken over on Enter or when the field is left, never half written. */
export function NumberInput({ id, label, value, parse, onChange, wide = false }: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const parsed = draft === null ? null : parse(draft.trim());
    setDraft(null);
    if (parsed !== null && parsed !== value) onChange(parsed);
  };
  const invalid = draft !== null && parse(draft.trim()) === null;
  return (
    <input
      id={id}
      className={`${styles.input} ${wide ? styles.wide : ""}`}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      aria-label={label}
      aria-invalid={invalid}
      value={draft ?? String(value)}
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
        if (event.key === "Escape") setDraft(null);
      }}
    />
  );
}
