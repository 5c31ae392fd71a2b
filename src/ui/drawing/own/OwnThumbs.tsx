import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { OwnDigit } from "../../../app/own/ownDigits.ts";
import { OwnThumb } from "./OwnThumb.tsx";
import styles from "./OwnThumbs.module.css";

interface OwnThumbsProps {
  readonly digits: readonly OwnDigit[];
  readonly onDelete: (digit: OwnDigit) => void;
}

const steps: Partial<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

/**
 * The digits, a row for each label. To the keyboard they are one thing: Tab goes to it and on, arrow keys go from
 * digit to digit, and the focus stays in it when one is deleted.
 */
export function OwnThumbs({ digits, onDelete }: OwnThumbsProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  /** The digit that has the focus once a deleted one is gone. */
  const heir = useRef<{ readonly gone: number; readonly next: number } | null>(null);
  const rows = byLabel(digits);
  const order = rows.flatMap(([, row]) => row);
  const reached = order.some(({ id }) => id === current) ? current : (order[0]?.id ?? null);

  const focus = (id: number) => {
    grid.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  };
  useEffect(() => {
    if (heir.current === null || digits.some(({ id }) => id === heir.current?.gone)) return;
    focus(heir.current.next);
    heir.current = null;
  }, [digits]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = order.findIndex(({ id }) => id === current);
    const digit = order[at];
    if (!digit || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) {
      const to = order[Math.max(0, Math.min(order.length - 1, at + step))];
      if (to) focus(to.id);
    } else if (event.key === "Delete" || event.key === "Backspace") remove(digit);
    else return;
    event.preventDefault();
  };

  const remove = (digit: OwnDigit) => {
    const at = order.indexOf(digit);
    const next = order[at + 1] ?? order[at - 1];
    heir.current = next ? { gone: digit.id, next: next.id } : null;
    onDelete(digit);
  };

  return (
    <div ref={grid} className={styles.grid} onKeyDown={onKeyDown}>
      {rows.map(([label, row]) => (
        <div key={label} className={styles.row} role="group" aria-label={`Kept as ${label}`}>
          <b aria-hidden="true">{label}</b>
          <div className={styles.thumbs}>
            {row.map((digit, i) => (
              <OwnThumb
                key={digit.id}
                digit={digit}
                name={row.length === 1 ? `${label}` : `${label}, ${i + 1} of ${row.length}`}
                reached={digit.id === reached}
                onFocus={() => {
                  setCurrent(digit.id);
                }}
                onDelete={() => {
                  remove(digit);
                }}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Labels in their order, each with its digits, oldest first. */
function byLabel(digits: readonly OwnDigit[]): [label: number, digits: OwnDigit[]][] {
  const rows = new Map<number, OwnDigit[]>();
  for (const digit of digits) rows.set(digit.label, [...(rows.get(digit.label) ?? []), digit]);
  return [...rows].sort(([a], [b]) => a - b);
}
