import type { Dataset } from "../data/dataset.ts";
import type { RunSnapshot } from "../experiment/runSnapshot.ts";
import type { DataHolder, DataMark } from "./dataHolder.ts";
import type { KeptAs } from "./library/setPlace.ts";
import { outOfMemoryProblem } from "./outOfMemoryProblem.ts";
import type { RunGone } from "./protocol/model.ts";
import type { SessionHost } from "./session.ts";
import { wayBack } from "./wayBack.ts";

/** Data of more bytes are not held for a run that may never be wanted back: two such sets are too much for many browsers. */
export const MOST_BYTES_HELD = 256 * 2 ** 20;

interface Kept {
  readonly snapshot: RunSnapshot;
  /** What it learnt from. */
  readonly data: DataMark;
  readonly told: RunGone;
}

/** Keeps the last run that made room for another, so that nothing trained is lost by a reset, other data or a file. */
export class LastRun {
  private kept: Kept | null = null;
  /** The session's moment when a file brought a run last. */
  private opened: string | null = null;

  constructor(
    private readonly holder: DataHolder,
    private readonly host: SessionHost,
    private readonly mostBytesHeld = MOST_BYTES_HELD,
  ) {}

  /**
   * Called before the run that stands makes room; keeps it, if there is something about it to lose. Of data as large as
   * cannot be held beside others no run is kept, and none that a file brought and nobody touched instead of another.
   *
   * @param next the data that are to be in use, where they are others
   */
  keep(next: Dataset | null = null): void {
    const standing = this.standing();
    const isOnDisk = this.opened === this.holder.session.moment;
    const kept = standing === null || (isOnDisk && this.kept !== null) ? this.kept : standing;
    this.put(kept && next && this.isTooMuchBeside(next, kept.data.holding.base) ? null : kept);
  }

  /** The data, as they came, of the run that is kept. */
  get base(): Dataset | null {
    return this.kept && this.kept.data.holding.base;
  }

  /** The run that has just been put in place came in a file. */
  noteOpened(): void {
    this.opened = this.holder.session.moment;
  }

  /** A way back to the run that is kept now. */
  mark(): () => void {
    const { kept } = this;
    return () => {
      this.put(kept);
    };
  }

  /**
   * Puts the run that is kept in the place of the one that stands, which is kept in its turn. It rests, bit for bit as it
   * was. Edits made meanwhile to the data that it learnt from wait for the next run. Where there is not enough memory, a
   * problem is posted and all stays as it is.
   *
   * @param kept name and edits under which its data are kept, where they are not the ones in use
   * @returns whether other data are in use now
   */
  bringBack(kept: KeptAs | null = null): boolean {
    const { kept: last, holder } = this;
    if (last === null) return false;
    const { session } = holder;
    const putBack = wayBack(holder);
    const standing = this.standing();
    let others: boolean;
    try {
      others = holder.useAgain(last.data);
      session.open({ snapshot: last.snapshot });
    } catch (error) {
      putBack();
      if (!(error instanceof RangeError)) throw error;
      this.host.post({ type: "problem", problem: outOfMemoryProblem(error) });
      return false;
    }
    holder.catchUp(last.data, others ? kept : null);
    this.put(standing);
    this.host.post({ type: "broughtBack", config: session.wanted });
    return others;
  }

  /** The run that stands; `null` where starting over loses nothing, the run has failed, or there is no memory for a copy. */
  private standing(): Kept | null {
    const { session, current } = this.holder;
    const data = this.holder.mark();
    if (!session.begun || current === null || data === null) return null;
    try {
      const snapshot = session.snapshot();
      if (snapshot === null || snapshot.progress.state === "failed") return null;
      const { made, progress } = snapshot;
      return { snapshot, data, told: { layers: made.layers, step: progress.step, data: current.base.name } };
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  private isTooMuchBeside(next: Dataset, { train, test }: Dataset): boolean {
    const bytes = train.images.length + (test?.images.length ?? 0);
    return next.train.images !== train.images && bytes > this.mostBytesHeld;
  }

  private put(kept: Kept | null): void {
    if (kept === this.kept) return;
    this.kept = kept;
    this.host.post({ type: "lastRun", run: kept && kept.told });
  }
}
