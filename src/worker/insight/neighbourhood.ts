import type { Dataset } from "../../data/dataset.ts";
import type { Insight } from "../protocol.ts";
import type { Run } from "../run.ts";
import type { SessionHost } from "../session.ts";
import { doSlice } from "./doSlice.ts";
import { HiddenIndex } from "./hiddenIndex.ts";
import { measureNeighbours } from "./measureNeighbours.ts";
import type { StrangenessGauge } from "./strangenessGauge.ts";

/** Images that are near by the index and are then measured. */
const CANDIDATES = 50;
/** Among pixels more of them, since some may have been held back from training. */
const PIXEL_CANDIDATES = 100;
/** While training goes on the index is built anew so often at most, and in a tenth of the time. */
const LEAST_REST_MS = 2000;
const REST_PER_WORK = 9;
/** The index is built this long between two breaths. */
const SLICE_MS = 6;

/**
 * Finds the training images nearest to a drawing by an index of what a run's last hidden layer makes of them.
 * It serves one run at a time and forgets all when another comes.
 */
export class Neighbourhood {
  private run: Run | null = null;
  private index: HiddenIndex | null = null;
  /** Steps of training that the index has seen; -1 for none. */
  private indexStep = -1;
  private work: { readonly step: number; readonly pieces: Generator<void, HiddenIndex, undefined> } | null =
    null;
  private workMs = 0;
  private restUntil = -Infinity;

  constructor(
    private readonly host: SessionHost,
    private readonly gauge: StrangenessGauge,
  ) {}

  /** Whether the index is being built, or has fallen behind the weights and is to be built anew now. */
  hasWork(run: Run): boolean {
    this.serve(run);
    if (!hasHidden(run)) return false;
    if (this.work) return true;
    if (this.indexStep === run.place.step) return false;
    return run.state !== "training" || this.host.now() >= this.restUntil;
  }

  /** Builds the index for a few milliseconds; true when there is a new one. */
  doWork(run: Run, data: Dataset): boolean {
    this.serve(run);
    const start = this.host.now();
    if (!this.work) {
      const pieces = HiddenIndex.build(data.train.images, run.trainCount, run.engine);
      this.work = { step: run.place.step, pieces };
      this.workMs = 0;
    }
    const { step, pieces } = this.work;
    const piece = doSlice(pieces, this.host, SLICE_MS);
    const now = this.host.now();
    this.workMs += now - start;
    if (piece.done !== true) return false;
    this.index = piece.value;
    this.indexStep = step;
    this.work = null;
    this.restUntil = now + Math.max(LEAST_REST_MS, REST_PER_WORK * this.workMs);
    return true;
  }

  /** The nearest training images as far as the index can tell; none until there is one. */
  nearest(run: Run, data: Dataset, image: Uint8Array): Pick<Insight, "neighbours" | "searched"> {
    this.serve(run);
    const { engine } = run;
    if (hasHidden(run)) {
      if (!this.index) return { neighbours: [], searched: 0 };
      const { activations } = engine.predict(image);
      const candidates = this.index.nearest(activations[activations.length - 2], CANDIDATES);
      return {
        neighbours: measureNeighbours(engine, data, image, candidates),
        searched: this.index.searched,
      };
    }
    const known = this.gauge.among(data);
    if (!known) return { neighbours: [], searched: 0 };
    const candidates = known.nearest(image, PIXEL_CANDIDATES).filter((n) => n < run.trainCount);
    return {
      neighbours: measureNeighbours(engine, data, image, candidates),
      searched: known.totalBelow(run.trainCount),
    };
  }

  /** Gives the memory back. */
  forget(): void {
    this.run = null;
    this.index = null;
    this.indexStep = -1;
    this.work = null;
    this.restUntil = -Infinity;
  }

  private serve(run: Run): void {
    if (this.run === run) return;
    this.forget();
    this.run = run;
  }
}

const hasHidden = ({ engine }: Run): boolean => engine.network.layers.length > 2;
