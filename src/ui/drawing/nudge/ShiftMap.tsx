import { useRef, useState, type KeyboardEvent } from "react";
import type { ShiftMap as Shifts } from "../../../app/playgroundState.ts";
import { nameOf } from "../../../experiment/classWords.ts";
import { percent } from "../../controls/figures.ts";
import { useClassNames } from "../useClassNames.ts";
import { moveWords } from "./nudgeWords.ts";
import styles from "./ShiftMap.module.css";

interface ShiftMapProps {
  readonly shifts: Shifts | null;
  /** Where the digit is now, in whole pixels. */
  readonly dx: number;
  readonly dy: number;
  readonly onMove: (dx: number, dy: number) => void;
}

/** How far the map goes, as long as there is none. */
const REACH = 6;

/** Letters of a name that a cell has room for; all of it is in the cell's accessible name. */
const MOST_LETTERS = 3;
const shortened = (name: string) => name.slice(0, MOST_LETTERS);

const ways = new Map<string, readonly [across: number, down: number]>([
  ["ArrowLeft", [-1, 0]],
  ["ArrowRight", [1, 0]],
  ["ArrowUp", [0, -1]],
  ["ArrowDown", [0, 1]],
]);

/** What becomes of the answer where the digit is moved: a cell for each move by whole pixels. */
export function ShiftMap({ shifts, dx, dy, onMove }: ShiftMapProps) {
  const classNames = useClassNames();
  const name = (label = 0) => nameOf(label, classNames);
  const reach = shifts?.reach ?? REACH;
  const side = 2 * reach + 1;
  const table = useRef<HTMLDivElement>(null);
  // The one cell that the tab key reaches: the last one that had the focus, or the present place.
  const [visited, setVisited] = useState<number | null>(null);
  const present = Math.abs(dx) <= reach && Math.abs(dy) <= reach ? (dy + reach) * side + dx + reach : null;
  const entry = visited ?? present ?? Math.floor((side * side) / 2);

  const onKeyDown = (event: KeyboardEvent) => {
    const way = ways.get(event.key);
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const col = Math.min(side - 1, Math.max(0, (entry % side) + way[0]));
    const row = Math.min(side - 1, Math.max(0, Math.floor(entry / side) + way[1]));
    table.current?.querySelectorAll("button")[row * side + col]?.focus();
  };

  return (
    <div
      ref={table}
      className={styles.map}
      style={{ "--side": side }}
      role="group"
      aria-label={
        shifts
          ? `Confidence in ${name(shifts.label)}, moved by up to ${reach} pixels`
          : "Confidence where moved"
      }
      onKeyDown={onKeyDown}
    >
      {Array.from({ length: side * side }, (_, cell) => {
        const [x, y] = [(cell % side) - reach, Math.floor(cell / side) - reach];
        const probability = shifts?.probabilities[cell] ?? 0;
        const label = shifts?.labels[cell];
        const other = shifts !== null && label !== shifts.label ? label : undefined;
        const reading = shifts
          ? `: read as ${name(label)}, ${percent(probability, 0)} for ${name(shifts.label)}`
          : "";
        return (
          <button
            key={cell}
            type="button"
            tabIndex={cell === entry ? 0 : -1}
            aria-label={`${moveWords(x, y)}${reading}`}
            aria-pressed={cell === present}
            style={{ "--share": `${Math.round(probability * 100)}%` }}
            onFocus={() => {
              setVisited(cell);
            }}
            onClick={() => {
              onMove(x, y);
            }}
          >
            {other === undefined ? undefined : shortened(name(other))}
          </button>
        );
      })}
    </div>
  );
}
