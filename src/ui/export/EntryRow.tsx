import { useId, type ReactNode } from "react";
import type { ExportEntry, ExportForm } from "./entries.ts";
import styles from "./EntryRow.module.css";

interface EntryRowProps {
  readonly entry: ExportEntry;
  /** What to type for it, if anything. */
  readonly command: string | undefined;
  /** Whether it takes the focus when the menu opens. */
  readonly first: boolean;
  /** Whether there is anything to save yet. */
  readonly ready: boolean;
  /** What is being made now, if anything. */
  readonly making: string | null;
  readonly onSave: (what: string, form: ExportForm) => void;
  /** Choices that belong to it. */
  readonly children?: ReactNode;
}

/** An entry of the menu: the whole of it a button, or one button for each kind of file it comes as. */
export function EntryRow({ entry, command, first, ready, making, onSave, children }: EntryRowProps) {
  const { title, opens, forms } = entry;
  const id = useId();
  const button = (form: ExportForm, label: string, content: ReactNode) => (
    <button
      key={form.ending}
      type="button"
      autoFocus={first}
      aria-label={label}
      aria-describedby={id}
      aria-disabled={!ready || making !== null || undefined}
      onClick={() => {
        if (ready) onSave(label, form);
      }}
    >
      {content}
    </button>
  );
  const [only, ...more] = forms;
  const words = (
    <span className={styles.words}>
      <b>{title}</b>
      <small id={id}>
        {opens} {command !== undefined && <code>{command}</code>}
      </small>
    </span>
  );
  if (!only || more.length > 0) {
    return (
      <div className={styles.several}>
        {words}
        {forms.map((form) => button(form, `${title}, ${form.ending}`, form.ending))}
      </div>
    );
  }
  const label = `${title}, ${only.ending}`;
  return (
    <div className={styles.single} data-making={making === label || undefined}>
      {button(
        only,
        label,
        <>
          {words}
          <span className={styles.ending}>{only.ending}</span>
        </>,
      )}
      {children && <div className={styles.choice}>{children}</div>}
    </div>
  );
}
