import { expect } from "vitest";

/** Expects `got` within `tolerance` of `expected`, relative to the largest value expected. */
export function expectClose(got: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(got.length).toBe(expected.length);
  const largest = Array.from(expected).reduce(
    (max, value) => Math.max(max, Math.abs(value)),
    Number.MIN_VALUE,
  );
  const error = Array.from(expected).reduce((max, value, k) => {
    const difference = Math.abs(got[k] - value);
    return Math.max(max, Number.isNaN(difference) ? Infinity : difference);
  }, 0);
  expect(error / largest).toBeLessThan(tolerance);
}
