import { liveKeys, livePart, type ExperimentConfig, type LivePart } from "../experiment/configuration.ts";
import type { MixedIn, RunChange } from "../experiment/runSnapshot.ts";
import { sameDigits } from "./own/fittingDigits.ts";

/** The keys that apply at once, and how many epochs are asked for. */
export interface LiveState {
  readonly config: LivePart;
  readonly target: number;
}

/**
 * Keeps what is changed about a run, in its order and without what comes to nothing: of changes between the same two
 * steps only those are left that the next step can tell apart, so that who tries out a slider leaves one behind.
 */
export class RunChanges {
  private list: RunChange[] = [];
  /** Changes of own digits that left the running epoch's order as it was. */
  private readonly traceless = new WeakSet<RunChange>();

  constructor(private made: ExperimentConfig) {}

  /** After `step` steps all keys that apply at once are these. */
  live(step: number, { config, target }: LiveState): void {
    const last = this.last("live");
    // Another rule in between has emptied the optimiser's memory, so that it did come to something.
    if (last?.step === step && last.config.optimizer === config.optimizer) this.drop(last);
    const { made } = this;
    const before = this.last("live") ?? { config: livePart(made), target: made.epochs };
    if (before.target === target && liveKeys.every((key) => before.config[key] === config[key])) return;
    this.list.push({ kind: "live", step, config, target });
  }

  /** After `step` steps the own digits are these; `traceless` says whether the running order is as it was. */
  own(step: number, digits: MixedIn | null, traceless: boolean): void {
    const last = this.last("own");
    if (last?.step === step && this.traceless.has(last)) this.drop(last);
    if (sameDigits(this.ownDigits, digits)) return;
    const change: RunChange = { kind: "own", step, digits };
    if (traceless) this.traceless.add(change);
    this.list.push(change);
  }

  /** The own digits that stand after all changes. */
  get ownDigits(): MixedIn | null {
    return this.last("own")?.digits ?? null;
  }

  snapshot(): RunChange[] {
    return this.list.map((change) =>
      change.kind === "own" ? { ...change, digits: change.digits && copyOf(change.digits) } : change,
    );
  }

  restore(made: ExperimentConfig, changes: readonly RunChange[]): void {
    this.made = made;
    this.list = [...changes];
  }

  private last<K extends RunChange["kind"]>(kind: K): Extract<RunChange, { kind: K }> | undefined {
    return this.list.findLast((change): change is Extract<RunChange, { kind: K }> => change.kind === kind);
  }

  private drop(change: RunChange): void {
    this.list = this.list.filter((other) => other !== change);
  }
}

const copyOf = ({ images, labels, weight }: MixedIn): MixedIn => ({
  images: images.slice(),
  labels: labels.slice(),
  weight,
});
