/** Axis geometry of the curves: where axes end and where they are marked. */
export interface Axis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** Where the axes stop, however far the values go: beyond it no label would fit, nor any curve be read. */
const SMALLEST = 1e-9;
const LARGEST = 1e6;

const STEPS = [1, 2, 5];

/** A value an axis can be made for; what is no number counts as the smallest. */
function within(value: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, Number.isNaN(value) ? SMALLEST : value));
}

/** The 1-2-5 numbers from at most `low` to at least `high`, so that an axis grows in jumps and not in jitters. */
function oneTwoFive(low: number, high: number): number[] {
  const marks: number[] = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent++) {
    // Through text: 5 * 10 ** -3 is 0.005 and not 0.005000000000000001.
    for (const step of STEPS) marks.push(Number(`${step}e${exponent}`));
  }
  const first = marks.findLastIndex((mark) => mark <= low);
  const last = marks.findIndex((mark) => mark >= high);
  return marks.slice(Math.max(0, first), last === -1 ? undefined : last + 1);
}

/** Every k-th of the marks, ends included as far as possible, so that at most `most` stay. */
function thin(marks: readonly number[], most: number): number[] {
  const every = Math.ceil(marks.length / most);
  return marks.filter((_, i) => i % every === 0);
}

/** A logarithmic axis around values > 0; values it cannot reach count as its ends. */
export function logAxis(low: number, high: number): Axis {
  const from = Math.min(within(low), LARGEST / 2); // room for two marks at least
  const marks = oneTwoFive(from, Math.max(within(high), from * 1.01));
  return { domain: [marks[0] ?? from, marks.at(-1) ?? LARGEST], ticks: thin(marks, 7) };
}

/** A linear axis from zero. */
export function linearAxis(high: number): Axis {
  const end = within(high);
  const rough = end / 5;
  const marks = oneTwoFive(rough, rough);
  const step = marks[0] === rough ? rough : (marks.at(-1) ?? rough);
  const count = Math.max(1, Math.ceil(end / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
  return { domain: [0, ticks.at(-1) ?? end], ticks };
}

const EPOCH_ENDS = [
  1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500, 600, 800, 1000,
];

/** Round numbers of epochs, for what stands at every so many of them. */
export const EPOCH_STRIDES: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Epochs from the start to a little beyond `now`, never past what is asked for. */
export function epochAxis(now: number, target: number): Axis {
  const end = Math.max(now, Math.min(target, EPOCH_ENDS.find((epochs) => epochs >= now - 1e-9) ?? target));
  const last = Math.max(1, Math.ceil(end));
  const step =
    last <= 1 ? 0.2 : last <= 2 ? 0.5 : (EPOCH_STRIDES.find((epochs) => 8 * epochs >= last) ?? last);
  const ticks: number[] = [];
  for (let i = 0; i * step <= last + 1e-9; i++) ticks.push(Number((i * step).toFixed(1)));
  return { domain: [0, last], ticks };
}

const FLOORS = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99];

/** Accuracy from the highest round floor below `low` to 100 %. */
export function accuracyAxis(low: number): Axis {
  const floor = FLOORS.findLast((f) => f <= low) ?? 0; // 0 for NaN too
  const ticks = Array.from({ length: 6 }, (_, i) => Number((floor + ((1 - floor) * i) / 5).toFixed(4)));
  return { domain: [floor, 1], ticks };
}
