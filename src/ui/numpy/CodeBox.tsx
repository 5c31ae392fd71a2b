import { useMemo } from "react";
import styles from "./CodeBox.module.css";
import { highlightPython } from "./highlightPython.ts";

interface CodeBoxProps {
  /** `null` while it is being made. */
  readonly text: string | null;
  readonly label: string;
}

/** A program with its line numbers, which are not copied with it; it scrolls within its box, by keys too. */
export function CodeBox({ text, label }: CodeBoxProps) {
  const tokens = useMemo(() => highlightPython(text ?? ""), [text]);
  const numbers = useMemo(() => lineNumbers(text ?? ""), [text]);
  return (
    <div className={styles.box} role="region" aria-label={label} aria-busy={text === null} tabIndex={0}>
      <div className={styles.numbers} aria-hidden="true" data-numbers={numbers} />
      <pre className={styles.code}>
        <code>
          {tokens.map(({ kind, text }, place) =>
            kind === "plain" ? (
              text
            ) : (
              <span key={place} className={styles[kind]}>
                {text}
              </span>
            ),
          )}
        </code>
      </pre>
    </div>
  );
}

/** A number a line; what follows the last line break is none. */
function lineNumbers(text: string): string {
  const lines = text.split("\n").length - (text.endsWith("\n") || text === "" ? 1 : 0);
  return Array.from({ length: lines }, (_, k) => k + 1).join("\n");
}
