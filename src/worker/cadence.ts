/** Says when something repeated is due again, so that the page gets no more than it can show. */
export class Cadence {
  private last = -Infinity;

  constructor(private readonly intervalMs: number) {}

  /** True, and counted, when the interval has passed or `force` is set. */
  due(nowMs: number, force = false): boolean {
    if (!force && nowMs - this.last < this.intervalMs) return false;
    this.last = nowMs;
    return true;
  }
}
