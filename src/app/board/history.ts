import type { Drawing } from "../../data/framing/pad.ts";

/** How many steps can be taken back. */
export const MAX_STEPS = 100;

/** Drawings that stood on the pad before the present one, and those taken back; the nearest last. */
export interface History {
  readonly past: readonly Drawing[];
  readonly future: readonly Drawing[];
}

export const noHistory: History = { past: [], future: [] };

/** The history once `left` has given way to another drawing; what was taken back before is gone. */
export function after({ past }: History, left: Drawing): History {
  return { past: [...past, left].slice(-MAX_STEPS), future: [] };
}

/** A step back from `present`: the drawing before it, or null where there is none. */
export function back({ past, future }: History, present: Drawing) {
  const drawing = past.at(-1);
  return drawing && { drawing, history: { past: past.slice(0, -1), future: [...future, present] } };
}

/** A step forth again. */
export function forth({ past, future }: History, present: Drawing) {
  const drawing = future.at(-1);
  return drawing && { drawing, history: { past: [...past, present], future: future.slice(0, -1) } };
}
