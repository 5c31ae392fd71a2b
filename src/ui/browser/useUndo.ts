import { useEffect, useRef, useState } from "react";
import type { EditsSummary } from "../../app/browsing.ts";
import { isTyping } from "../drawing/pad/typing.ts";
import { usePlayground } from "../shell/context.ts";
import { undoneWords } from "./browserWords.ts";

/** How long it is said what has been undone. */
const SAID_MS = 6000;

/**
 * Has Ctrl or Cmd with Z take changes back, the last first, wherever the focus is but in a text field, while the
 * browser is open. What is said of it, once it is done; empty when there is no news.
 */
export function useUndo(undoable: EditsSummary["undoable"]): string {
  const { data } = usePlayground();
  const [said, setSaid] = useState("");
  const before = useRef(undoable);
  const asked = useRef(false);

  useEffect(() => {
    const undo = (event: KeyboardEvent) => {
      if (!isUndo(event) || isTyping(event)) return;
      event.preventDefault();
      event.stopPropagation(); // the pad beneath has an undo of its own
      if (undoable === null) setSaid("There is no change to undo.");
      else data.undoEdit();
      asked.current = undoable !== null;
    };
    document.addEventListener("keydown", undo, { capture: true });
    return () => {
      document.removeEventListener("keydown", undo, { capture: true });
    };
  }, [data, undoable]);

  useEffect(() => {
    const was = before.current;
    before.current = undoable;
    const left = undoable?.count ?? 0;
    if (was === null || left >= was.count || !asked.current) return;
    asked.current = false;
    setSaid(undoneWords(was.kind, left));
  }, [undoable]);

  useEffect(() => {
    if (said === "") return;
    const timer = setTimeout(() => {
      setSaid("");
    }, SAID_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [said]);

  return said;
}

const isUndo = ({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "z";
