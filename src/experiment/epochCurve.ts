import type { EpochPoint } from "./curves.ts";

/** Finished epochs as plain data, to be gone on with. */
export interface EpochCurveSnapshot {
  readonly stride: number;
  readonly points: readonly EpochPoint[];
}

/**
 * Finished epochs, at most `capacity` of them: when full, every second one is let go, the newest
 * always kept. Figures stay exact; only their number shrinks.
 */
export class EpochCurve {
  private readonly kept: EpochPoint[] = [];
  private stride = 1;

  constructor(readonly capacity = 120) {}

  add(point: EpochPoint): void {
    // The newest is always there; it stays for good only when it falls on the stride.
    const last = this.kept.at(-1);
    if (last && last.epoch % this.stride !== 0) this.kept.pop();
    this.kept.push(point);
    if (this.kept.length <= this.capacity) return;
    this.stride *= 2;
    const thinned = this.kept.filter((p) => p.epoch % this.stride === 0 || p === point);
    this.kept.splice(0, this.kept.length, ...thinned);
  }

  points(): EpochPoint[] {
    return [...this.kept];
  }

  snapshot(): EpochCurveSnapshot {
    return { stride: this.stride, points: this.points() };
  }

  restore({ stride, points }: EpochCurveSnapshot): void {
    this.stride = stride;
    this.kept.splice(0, this.kept.length, ...points);
  }
}
