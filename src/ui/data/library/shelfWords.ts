import type { KeptSet, Library } from "../../../app/playgroundState.ts";
import { sizeWords } from "../../../data/words.ts";
import { count } from "../../controls/figures.ts";

/** What to say where nothing outlasts the page. */
export const placeWords =
  "This browser keeps nothing for this page, as in a private window: data sets last until the page closes.";

/** What is kept and what room is left. */
export function roomWords(sets: readonly KeptSet[], room: Library["room"]): string {
  const kept = `${sizeWords(sets.reduce((sum, { bytes }) => sum + bytes, 0))} kept`;
  if (room === null) return `${kept}.`;
  const left = Math.max(0, room.allowed - room.used);
  return left < 100e6
    ? `${kept}. This browser allows only ${sizeWords(left)} more: delete a set to make room.`
    : `${kept}. This browser allows about ${sizeWords(left)} more.`;
}

/** A set's numbers, in one line. */
export function setWords({ trainCount, testCount, rows, cols, classes, bytes }: KeptSet): string {
  const images =
    testCount > 0 ? `${count(trainCount)} + ${count(testCount)} images` : `${count(trainCount)} images`;
  return `${images} · ${rows}×${cols} · ${classes} classes · ${sizeWords(bytes)}`;
}

/** The day a set was loaded: 27 Nov 2026. */
export const dayWords = (loadedAt: number): string =>
  new Date(loadedAt).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
