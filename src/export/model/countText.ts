/** A whole number for a message; past 2^53, where numbers are no longer exact, as that. */
export const countText = (count: number): string =>
  Number.isSafeInteger(count) ? String(count) : "over 2^53";
