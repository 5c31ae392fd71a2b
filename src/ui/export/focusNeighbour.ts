import type { KeyboardEvent } from "react";

/** Moves the focus among the buttons of a list by the up and down arrows, besides Tab. */
export function focusNeighbour(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0 || event.target instanceof HTMLInputElement) return;
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const place = buttons.findIndex((button) => button === document.activeElement);
  event.preventDefault(); // or the menu would scroll
  buttons[(place + by + buttons.length) % buttons.length]?.focus();
}
