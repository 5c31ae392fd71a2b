/** How numbers are written on screen: tabular, short, with their unit; a dash where nothing is known. */
const NONE = "–";
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export const count = (value: number): string => whole.format(value);

/** A loss in nats, four decimals as long as they say something; one that runs away by its size alone. */
export function loss(value: number | null): string {
  if (value === null) return NONE;
  if (value >= 1e6) return value.toExponential(1);
  return value >= 100 ? value.toPrecision(4) : value.toFixed(4);
}

/** A share in [0, 1] as percent. */
export function percent(value: number | null, digits = 2): string {
  return value === null ? NONE : `${(value * 100).toFixed(digits)}%`;
}

/** A rate with three significant digits, so that it does not flicker: 12,300. */
export function rate(value: number | null): string {
  if (value === null) return NONE;
  return whole.format(Number(value.toPrecision(value >= 1000 ? 3 : 2)));
}

export function seconds(value: number | null): string {
  if (value === null) return NONE;
  return value < 10 ? `${value.toFixed(2)} s` : `${value.toFixed(1)} s`;
}

/** A rough time to wait: 8 s, 2 min, 1 h 10 min. */
export function timeLeft(value: number): string {
  if (value < 60) return `${Math.ceil(value)} s`;
  const minutes = Math.round(value / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
