import type { Dataset } from "../../data/dataset.ts";
import { DataError } from "../../data/dataError.ts";
import { applyEdits, noEdits } from "../../data/edits.ts";
import { fitToData, type ExperimentConfig } from "../../experiment/configuration.ts";
import type { DataFacts } from "../../experiment/dataFacts.ts";
import type { DataHolder, Holding } from "../dataHolder.ts";
import { dataFactsOf, sameChecksums } from "../exporting/dataFacts.ts";
import type { LibraryDoor } from "../library/libraryDoor.ts";
import type { KeptData } from "../library/setPlace.ts";
import type { OpenedModel } from "../protocol/model.ts";
import type { RunStart } from "../runStart.ts";
import type { SessionHost } from "../session.ts";
import { wayBack } from "../wayBack.ts";

/** Those whom opening files concerns. */
export interface OpeningCrew {
  readonly holder: DataHolder;
  readonly host: SessionHost;
  readonly library: LibraryDoor;
  /** Loads what the engine of such an experiment needs; resolves to whether that is the one it asks for. */
  readonly prepare: (config: ExperimentConfig) => Promise<boolean>;
  /** Drops files that wait for their partners. */
  readonly clearTray: () => void;
}

export interface StandingData {
  readonly data: Dataset;
  readonly facts: DataFacts;
}

/** Puts data and runs from files in the place of those in use. */
export class OpeningHost {
  constructor(readonly crew: OpeningCrew) {}

  /** What the run learns from, `null` where there is none. */
  get data(): Dataset | null {
    return this.crew.holder.dataInUse;
  }

  /** What the page has set up. */
  get wanted(): ExperimentConfig {
    return this.crew.holder.session.wanted;
  }

  /** The data in use, looked at until they stay the same meanwhile. */
  async standing(): Promise<StandingData | null> {
    const breathe = () => this.crew.host.breathe();
    for (;;) {
      const { data } = this;
      if (data === null) return null;
      const facts = await dataFactsOf(data, breathe);
      const now = this.data;
      if (now?.train === data.train && now.test === data.test) return { data, facts };
    }
  }

  /** The data set that a run learns from, if it is kept and no edits make it another; `null` where it is not. */
  async kept(wanted: DataFacts): Promise<Holding | null> {
    const { library, host } = this.crew;
    for (const id of await library.alike(wanted)) {
      const kept = await library.read(id);
      if (kept === null) continue;
      const data = editedData(kept);
      if (data === null) continue;
      const { checksums } = await dataFactsOf(data, () => host.breathe());
      const same = data.classes === wanted.classes && sameChecksums(checksums, wanted.checksums);
      if (same) return { ...kept, builtin: false, setId: id };
    }
    return null;
  }

  /**
   * Puts a run in the place of the one that stands, and tells the page.
   * @throws RangeError where there is no memory for it; so do those below
   */
  openRun(start: RunStart, opened: OpenedModel): void {
    const { holder, host } = this.crew;
    const putBackLast = holder.lastRun.mark();
    holder.lastRun.keep();
    try {
      holder.session.open(start);
    } catch (error) {
      putBackLast();
      throw error;
    }
    holder.lastRun.noteOpened();
    host.post({ type: "opened", model: opened });
    // A network without a history has no figures yet: how well it reads is told at once.
    if ("parameters" in start) holder.session.evaluateTest();
  }

  /** The same on other data; where that fails, data and run are those of before again. */
  openOn(holding: Holding, start: RunStart, opened: OpenedModel): void {
    const { holder, library, clearTray } = this.crew;
    const putBack = wayBack(holder);
    try {
      holder.take(holding);
      this.openRun(start, opened);
    } catch (error) {
      putBack();
      throw error;
    }
    clearTray();
    void (holding.setId === null ? library.keep(null) : library.use(holding.setId));
  }

  /** Starts over with this configuration and tells the page; where that fails, all is as it was. */
  configure(config: ExperimentConfig, opened: OpenedModel): void {
    const { holder, host } = this.crew;
    const putBack = wayBack(holder);
    holder.lastRun.keep();
    const lack = holder.session.startOver(config);
    if (lack) {
      putBack();
      throw lack;
    }
    const { data } = this; // edits that waited are in use now
    const made = data === null ? config : fitToData(config, data.rows * data.cols, data.classes);
    host.post({ type: "opened", model: { ...opened, config: made } });
  }
}

/** `null` where the edits leave nothing to train on: no run has learnt from that. */
function editedData({ base, edits }: KeptData): Dataset | null {
  try {
    return applyEdits(base, edits);
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

/** A data set as it came with a run's file. */
export function broughtAlong(base: Dataset, file: string): Holding {
  const notes = [`It came with ${file}.`];
  return { base, edits: noEdits, notes, builtin: false, setId: null };
}
