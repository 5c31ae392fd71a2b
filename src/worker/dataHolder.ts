import type { Dataset } from "../data/dataset.ts";
import { DataError } from "../data/dataError.ts";
import { applyEdits, withEdit, type DataEdit, type Edits } from "../data/edits.ts";
import { sameEdits } from "../data/sameEdits.ts";
import { wayBack, type Change } from "../data/undo.ts";
import { joinTest } from "../data/tray/joinTest.ts";
import type { LoadedSet } from "../data/tray/makeSet.ts";
import { digitNames } from "../experiment/classWords.ts";
import { LastRun } from "./lastRun.ts";
import type { KeptAs } from "./library/setPlace.ts";
import type { Session, SessionHost } from "./session.ts";
import { summarise } from "./summarise.ts";

/** A data set as it came, what the visitor changed about it, and where it is kept. */
export interface Holding {
  readonly base: Dataset;
  readonly edits: Edits;
  /** What was found out about it and done to it, in whole sentences. */
  readonly notes: readonly string[];
  readonly builtin: boolean;
  /** Its number in the library; `null` while it is not kept. */
  readonly setId: number | null;
}

/** Edits since the data came, and the ways back, the last at the end. */
type Made = readonly { readonly kind: DataEdit["kind"]; readonly undo: Change }[];

/** The data in use at one moment, with edits that wait and what can be undone. */
export interface DataMark {
  readonly holding: Holding;
  readonly inUse: Dataset;
  readonly made: Made;
  readonly waits: boolean;
}

/** Holds the data set in use and has the session train on it, edits and all. */
export class DataHolder {
  /** The run that has last made room for another. */
  readonly lastRun: LastRun;
  private holding: Holding | null = null;
  private inUse: Dataset | null = null;
  private waits = false;
  private made: Made = [];

  constructor(
    readonly session: Session,
    private readonly host: SessionHost,
    mostBytesHeld?: number,
  ) {
    this.lastRun = new LastRun(this, host, mostBytesHeld);
  }

  get current(): Holding | null {
    return this.holding;
  }

  /** What the run learns from: the data with the edits it began with, under the name they have now. */
  get dataInUse(): Dataset | null {
    const { holding, inUse } = this;
    return holding && inUse && { ...inUse, name: holding.base.name };
  }

  /** Of the data in use; the digits' until there are any. */
  get classNames(): readonly string[] {
    return this.inUse?.classNames ?? digitNames;
  }

  /**
   * Starts over on a data set.
   * @throws DataError as `applyEdits` does; what is in use stays then.
   */
  take(holding: Holding): void {
    const data = applyEdits(holding.base, holding.edits);
    this.lastRun.keep(holding.base);
    this.holding = holding;
    this.made = [];
    this.use(data);
  }

  /** The data as they are now; `null` where there are none. */
  mark(): DataMark | null {
    const { holding, inUse, made, waits } = this;
    return holding && inUse && { holding, inUse, made, waits };
  }

  /** Has data in use again as they were; a run begins anew by it. */
  putBack({ holding, inUse, made, waits }: DataMark): void {
    this.holding = holding;
    this.made = made;
    this.use(inUse);
    if (waits) this.await(applyEdits(holding.base, holding.edits));
  }

  /**
   * Has the images in use again that a run learnt from; a run begins anew by it, if others were. Of the same data set,
   * edits and test images that have come since stay.
   *
   * @returns whether it is another data set
   */
  useAgain(mark: DataMark): boolean {
    if (mark.holding.base.train !== this.holding?.base.train) {
      this.putBack(mark);
      return true;
    }
    if (mark.inUse !== this.inUse) this.use(mark.inUse);
    return false;
  }

  /**
   * After `useAgain`, when the run stands: what has come since joins it where that changes no training image, else waits.
   *
   * @param kept name and edits under which these data are kept, where they were not the ones in use
   */
  catchUp({ holding, waits }: DataMark, kept: KeptAs | null): void {
    if (this.holding === null || this.inUse === null) return;
    if (kept !== null) this.followKept(kept);
    const { base, edits } = this.holding;
    if (base === holding.base && edits === holding.edits && !waits) return;
    const data = applyEdits(base, edits);
    const named = { ...edits, classNames: holding.edits.classNames };
    if (data.train === this.inUse.train) this.join(data);
    else if (base.test === holding.base.test && !waits && sameEdits(named, holding.edits))
      this.rechristen(data);
    else this.offer(data);
  }

  /** Lets test images join the data in use; the run goes on, unless edits wait for the next. */
  takeTest(joined: LoadedSet): void {
    if (this.holding === null) return;
    // The training part stays the very one it was, by which it is known that the run may go on.
    const holding = { ...this.holding, ...joinTest(this.holding, joined) };
    const data = applyEdits(holding.base, holding.edits);
    this.holding = holding;
    if (this.inUse === null || data.train !== this.inUse.train) this.offer(data);
    else this.join(data);
  }

  /** The library keeps it under this number now, or `null`: no longer. */
  keptAs(setId: number | null): void {
    if (this.holding) this.holding = { ...this.holding, setId };
  }

  rename(name: string): void {
    if (this.holding === null) return;
    this.holding = { ...this.holding, base: { ...this.holding.base, name } };
    this.tell();
  }

  /** Changes the data set; returns its edits from then on, or `null` where a problem was told instead. */
  edit(edit: DataEdit): Edits | null {
    if (this.holding === null) return null;
    const { base, edits: before } = this.holding;
    const made = [...this.made, { kind: edit.kind, undo: wayBack(edit, before) }];
    return this.change(edit.kind, made, () => withEdit(before, edit, base));
  }

  /** Takes back the last edit; the way that has been gone, or `null` where there was none. */
  undo(): Made[number] | null {
    const { holding, made } = this;
    const last = made.at(-1);
    if (holding === null || last === undefined) return null;
    return this.change(last.kind, made.slice(0, -1), () => last.undo(holding.edits)) && last;
  }

  private change(kind: DataEdit["kind"], made: Made, make: () => Edits): Edits | null {
    if (this.holding === null) return null;
    try {
      const edits = make();
      const data = applyEdits(this.holding.base, edits);
      this.holding = { ...this.holding, edits };
      this.made = made;
      if (kind === "nameClass" && !this.waits) this.rechristen(data);
      else this.offer(data);
      return edits;
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      this.host.post({
        type: "problem",
        problem: { code: error.code, message: error.message, scope: "data" },
      });
      return null;
    }
  }

  /** At once where no step can be lost, else for the next run. */
  private offer(data: Dataset): void {
    if (!this.session.begun) {
      this.use(data);
      return;
    }
    if (data.train === this.inUse?.train && data.test === this.inUse.test) {
      // What waited has been undone: nothing is left that the run has not.
      this.inUse = data;
      this.waits = false;
      this.session.useNext(null);
      this.tell();
      return;
    }
    this.await(data);
  }

  private rechristen({ classNames }: Dataset): void {
    this.inUse = this.inUse && { ...this.inUse, classNames };
    this.tell();
  }

  private join(data: Dataset): void {
    const news = data.test !== this.inUse?.test;
    this.inUse = data;
    if (news) this.session.useTestImages(data);
    this.tell();
  }

  private followKept({ name, edits }: KeptAs): void {
    if (this.holding === null) return;
    const base = name === this.holding.base.name ? this.holding.base : { ...this.holding.base, name };
    const same = sameEdits(edits, this.holding.edits);
    this.holding = { ...this.holding, base, ...(!same && { edits }) };
    if (!same) this.made = [];
  }

  private await(data: Dataset): void {
    this.waits = true;
    this.session.useNext(() => {
      this.inUse = data;
      this.waits = false;
      return { data, summary: this.summary(data) };
    });
    this.tell();
  }

  private use(data: Dataset): void {
    this.inUse = data;
    this.waits = false;
    this.session.useData(data, this.summary(data));
  }

  private tell(): void {
    if (this.inUse) this.host.post({ type: "dataset", dataset: this.summary(this.inUse) });
  }

  private summary(inUse: Dataset) {
    const { holding } = this;
    if (holding === null) throw new Error("no data set is held");
    const last = this.made.at(-1);
    const undoable = last ? { kind: last.kind, count: this.made.length } : null;
    return summarise(inUse, holding, this.waits, undoable);
  }
}
