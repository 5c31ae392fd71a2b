import { useEffect } from "react";
import { takeTransfer } from "../../../app/board/takeFiles.ts";
import type { Playground } from "../../../app/playground.ts";
import { isTyping } from "./typing.ts";

/** Undo, redo and paste, from anywhere on the page but text fields. */
export function usePadShortcuts(playground: Playground): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener(
      "keydown",
      (event) => {
        const act = actOf(event);
        if (act === null || isTyping(event) || isInDialog(event)) return;
        event.preventDefault();
        playground.board[act]();
      },
      { signal },
    );
    document.addEventListener(
      "paste",
      (event) => {
        const { clipboardData } = event;
        if (!clipboardData?.files.length || isTyping(event)) return;
        event.preventDefault();
        takeTransfer(playground, clipboardData);
      },
      { signal },
    );
    return () => {
      stop.abort();
    };
  }, [playground]);
}

/** Over the page lies something else, and what is undone could not be seen. */
const isInDialog = ({ target }: Event): boolean =>
  target instanceof Element && target.closest("dialog") !== null;

function actOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): "undo" | "redo" | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && !shiftKey ? "redo" : null;
}
