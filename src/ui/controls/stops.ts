/** Geometry of a slider over given stops, ascending: where a value stands that may lie between them. */

/** Index of the stop nearest to the value. */
export function nearestStop(stops: readonly number[], value: number): number {
  const above = stops.findIndex((stop) => stop >= value);
  if (above === -1) return stops.length - 1;
  const [low, high] = [stops[above - 1], stops[above]];
  if (low === undefined || high === undefined) return above;
  // Values seem as far apart as their ratio, so the geometric mean divides; from zero there is no ratio.
  const middle = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
  return value < middle ? above - 1 : above;
}

/** The next stop up or down from the value itself, or `null` at the end. */
export function neighbourStop(stops: readonly number[], value: number, way: "up" | "down"): number | null {
  const next = way === "up" ? stops.find((stop) => stop > value) : stops.findLast((stop) => stop < value);
  return next ?? null;
}
