import type { RandomState } from "../../engine/random.ts";
import { checkIndices } from "../../engine/shapeChecks.ts";
import { ShapeError } from "../../engine/shapeError.ts";
import type { OwnDigits } from "../protocol.ts";

/**
 * Whose turn it is in an epoch: every training image once, and among them every own digit as often as it weighs.
 *
 * An epoch's order is one permutation of all turns: without own digits the NumPy original's, draw for draw.
 * Own digit j has the index `fileCount + j`, behind the `fileCount` images of the training file, of which the
 * first `trainCount` are trained on.
 */
export class EpochTurns {
  private order: Uint32Array = new Uint32Array(0);
  private own: OwnDigits | null = null;
  /** Turns taken of the running epoch; 0 between two epochs. */
  taken = 0;

  constructor(
    private readonly random: RandomState,
    private readonly trainCount: number,
    private readonly fileCount: number,
  ) {}

  /**
   * Other own digits, or another weight, from the next epoch on. In the running one they get the turns that the
   * digits before them have left; with nobody to take them, those turns are left out. Returns whether the turns that
   * are left of the running epoch are others now.
   */
  setOwnDigits(own: OwnDigits | null): boolean {
    this.own = own;
    if (!this.running) return false;
    const { order, fileCount, taken } = this;
    if (own === null || own.weight === 0) {
      this.order = order.filter((index, turn) => turn < taken || index < fileCount);
    } else {
      const count = own.labels.length;
      this.order = order.map((index) =>
        index < fileCount ? index : fileCount + ((index - fileCount) % count),
      );
    }
    const { length } = this.order;
    return (
      length !== order.length || this.order.subarray(taken).some((index, k) => index !== order[taken + k])
    );
  }

  /** Where the running epoch stands; no turns between two epochs. The order is a copy. */
  snapshot(): { readonly order: Uint32Array; readonly taken: number } {
    return { order: this.running ? this.order.slice() : new Uint32Array(0), taken: this.taken };
  }

  /**
   * Goes on where a snapshot was taken, with the own digits of then.
   * @throws ShapeError unless its turns are of images that there are
   */
  restore(order: Uint32Array, taken: number, own: OwnDigits | null): void {
    if (!Number.isInteger(taken) || taken < 0 || taken > order.length) {
      throw new ShapeError(
        "bad-range",
        `turns: expected up to ${order.length} taken, got ${taken}. Take order and turns from one snapshot.`,
      );
    }
    if (taken < order.length) checkIndices(order.subarray(taken), this.fileCount + (own?.labels.length ?? 0));
    this.order = order.slice();
    this.taken = taken;
    this.own = own;
  }

  /** Indices of the next batch, which begins an epoch if none is running. */
  take(batch: number): Uint32Array {
    if (!this.running) this.order = this.newOrder();
    const indices = this.order.subarray(this.taken, this.taken + batch);
    this.taken += indices.length;
    return indices;
  }

  /** Ends the epoch. */
  close(): void {
    this.taken = 0;
  }

  get running(): boolean {
    return this.taken > 0;
  }

  /** Whether the running epoch has no turns left. */
  get complete(): boolean {
    return this.running && this.taken >= this.order.length;
  }

  /** Share of the running epoch that is done. */
  get share(): number {
    return this.running ? this.taken / this.order.length : 0;
  }

  /** Turns left of the running epoch, or all of the next one's. */
  get left(): number {
    return this.running ? this.order.length - this.taken : this.perEpoch;
  }

  /** Turns of an epoch that is yet to begin. */
  get perEpoch(): number {
    return this.trainCount + (this.own === null ? 0 : this.own.labels.length * this.own.weight);
  }

  private newOrder(): Uint32Array {
    const order = this.random.permutation(this.perEpoch);
    const { own, trainCount, fileCount } = this;
    if (own === null) return order;
    const count = own.labels.length;
    return order.map((turn) => (turn < trainCount ? turn : fileCount + ((turn - trainCount) % count)));
  }
}
