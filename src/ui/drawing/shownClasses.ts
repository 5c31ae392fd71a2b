/** More classes than this are not shown all at once. */
export const MOST_SHOWN = 10;

/**
 * The classes to show the probabilities of: all in their order where they are few, else the likeliest ten, the
 * likeliest first, with the one that is asked about among them.
 */
export function shownClasses(
  classes: number,
  probabilities: readonly number[] | null,
  asked: number | null,
): number[] {
  const all = Array.from({ length: classes }, (_, label) => label);
  if (classes <= MOST_SHOWN) return all;
  const of = (label: number) => probabilities?.[label] ?? 0;
  const likeliest = all.sort((a, b) => of(b) - of(a) || a - b).slice(0, MOST_SHOWN);
  if (asked === null || asked >= classes || likeliest.includes(asked)) return likeliest;
  return [...likeliest.slice(0, -1), asked];
}
