import { useEffect, useState } from "react";
import { CELLS, placeInWords, type KeyPen } from "./keyPen.ts";
import styles from "./KeyCursor.module.css";

/** The place is spoken when the keys have rested for so long: once for a key held down. */
const SETTLED_MS = 350;

/** Where the keyboard's pen is, to be seen and heard; null where the pad has not the focus. */
export function KeyCursor({ pen }: { readonly pen: KeyPen | null }) {
  const [said, setSaid] = useState("");
  const words = pen && placeInWords(pen);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSaid(words ?? "");
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [words]);
  const down = pen !== null && pen.path !== null;
  return (
    <>
      {pen && (
        <>
          <span
            className={styles.cursor}
            data-pen={down ? "down" : "up"}
            data-testid="pad-cursor"
            style={{
              left: `${((pen.col + 0.5) / CELLS) * 100}%`,
              top: `${((pen.row + 0.5) / CELLS) * 100}%`,
            }}
          />
          <p className={styles.keys} aria-hidden="true">
            <span>
              <kbd>Space</kbd> {down ? "pen up" : "pen down"}
            </span>
            <span>
              <kbd>←↑↓→</kbd> move
            </span>
            <span>
              <kbd>Esc</kbd> {down ? "pen up" : "leave"}
            </span>
          </p>
        </>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}
