import { useId, useState } from "react";
import type { Field } from "../../experiment/fields.ts";
import styles from "./NumberInput.module.css";

interface NumberInputProps {
  readonly id?: string;
  readonly label: string;
  readonly value: number;
  /** What may be typed and how it is read. */
  readonly field: Field<number>;
  readonly onChange: (value: number) => void;
  readonly align?: "left" | "center" | "right";
}

/**
 * A number typed exactly; taken over on Enter or when the field is left, never half written. A text that
 * stands for no number says what is expected, and goes when the field is left.
 */
export function NumberInput({ id, label, value, field, onChange, align = "right" }: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const hintId = useId();
  const parsed = draft === null ? value : field.parse(draft.trim());
  const invalid = parsed === null;
  const commit = () => {
    setDraft(null);
    if (parsed !== null && parsed !== value) onChange(parsed);
  };
  return (
    <span className={styles.frame} data-align={align}>
      <input
        id={id}
        className={styles.input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={hintId}
        value={draft ?? String(value)}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !invalid) commit();
          if (event.key === "Escape") setDraft(null);
        }}
      />
      {/* Always there, as only what changes inside a status is spoken. */}
      <span id={hintId} className={styles.hint} role="status">
        {invalid && `expected ${field.accepts}`}
      </span>
    </span>
  );
}
