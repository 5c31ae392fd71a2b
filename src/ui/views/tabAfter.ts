/**
 * The tab that a key leads to from the one at `place`, or null for a key that leads nowhere. The row is a ring, as
 * the ARIA Authoring Practices have it.
 */
export function tabAfter(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowRight") return (place + 1) % count;
  if (key === "ArrowLeft") return (place - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}
