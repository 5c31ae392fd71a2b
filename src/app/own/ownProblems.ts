import { missingPartProblem, type MissingPart } from "../../experiment/missingPart.ts";
import type { Problem } from "../../experiment/problem.ts";

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The browser keeps nothing for this page, or has no room left. */
export function notKept(error: unknown): Problem {
  const message =
    `My digits: expected the browser to keep them for your next visit, got: ${reasonOf(error)} ` +
    "They last until this page is closed. Export them to have them longer.";
  return { code: "own-digits-not-kept", message, scope: "drawing" };
}

/** Nothing has been taught or deleted for want of a part of the page. */
export const partMissing = (error: MissingPart): Problem =>
  missingPartProblem(error, { where: "My digits", again: "do it again", scope: "drawing" });

export function unreadableDigits(error: unknown): Problem {
  const message =
    `My digits: expected those of your last visit, got: ${reasonOf(error)} ` +
    "Reload the page to try again; what you draw now can be taught all the same.";
  return { code: "own-digits-unreadable", message, scope: "drawing" };
}

export function damagedDigits(count: number): Problem {
  const which = count === 1 ? "one that is not, which is" : `${count} that are not, which are`;
  const message = `My digits: expected images of 28×28 with their labels, got ${which} left out. Draw them again.`;
  return { code: "own-digits-damaged", message, scope: "drawing" };
}
