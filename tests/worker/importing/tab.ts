import { unzipSync, zipSync, strFromU8, strToU8, type Unzipped } from "fflate";
import { onTestFinished } from "vitest";
import { noEdits } from "../../../src/data/edits.ts";
import type { Dataset } from "../../../src/data/dataset.ts";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import type { RunSnapshot } from "../../../src/experiment/runSnapshot.ts";
import { DataHolder } from "../../../src/worker/dataHolder.ts";
import { DataLoader } from "../../../src/worker/dataLoader.ts";
import { dispatch } from "../../../src/worker/dispatch.ts";
import type { EngineMaker } from "../../../src/worker/engineMaker.ts";
import type { Command } from "../../../src/worker/protocol.ts";
import type { ExportKind } from "../../../src/worker/protocol/model.ts";
import { Session } from "../../../src/worker/session.ts";
import { offer } from "../ingest/offered.ts";
import { RecordingHost } from "../recordingHost.ts";
import { config as smallConfig, data as smallData, makeEngine } from "../snapshot/smallResume.ts";
import "../../../src/worker/insight/insights.ts"; // here before a session asks for it

export const small = smallData;

export interface TabSetup {
  readonly config?: Partial<ExperimentConfig>;
  readonly data?: Dataset;
  /** Whether it has every engine that is asked for. */
  readonly hasEngines?: boolean;
  readonly makeEngine?: EngineMaker;
}

/** A worker on this thread, with data in use, as a visitor's tab has it. */
export class Tab {
  readonly host = new RecordingHost();
  readonly session: Session;
  readonly holder: DataHolder;
  readonly loader: DataLoader;

  constructor({ config = {}, data = small, hasEngines = true, ...setup }: TabSetup = {}) {
    this.session = new Session(this.host, setup.makeEngine ?? makeEngine);
    this.holder = new DataHolder(this.session, this.host);
    this.loader = new DataLoader(this.holder, this.host, undefined, () => Promise.resolve(hasEngines));
    this.session.configure({ ...smallConfig, ...config });
    this.use(data);
    onTestFinished(() => this.loader.library.close());
  }

  use(base: Dataset): void {
    this.holder.take({ base, edits: noEdits, notes: [], builtin: false, setId: null });
  }

  send(command: Command): void {
    dispatch(command, this, this.host);
  }

  /** Takes steps until there have been `step`. */
  async trainTo(step: number): Promise<void> {
    while (this.snapshot.progress.step < step) {
      const next = this.snapshot.progress.step + 1;
      this.session.step();
      await this.host.until(() => this.snapshot.progress.step === next && !this.host.status.evaluating);
      await this.host.idle(8);
    }
  }

  get snapshot(): RunSnapshot {
    const snapshot = this.session.snapshot();
    if (snapshot === null) throw new Error("Tab: expected a run, got none.");
    return snapshot;
  }

  async export(kind: ExportKind, withData = false): Promise<File> {
    const exportId = this.host.all("exported").length + 1;
    this.send({ type: "export", exportId, kind, withData });
    await this.host.until(() => this.host.all("exported").length === exportId);
    const { file } = this.host.last("exported");
    if (file === null) throw new Error(`Tab: expected a file, got ${JSON.stringify(this.problems)}.`);
    return new File([file.blob], file.name);
  }

  async exportBytes(kind: ExportKind, withData = false): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await (await this.export(kind, withData)).arrayBuffer());
  }

  /** Resolves to whether other data are in use. */
  open(path: string, bytes: Uint8Array<ArrayBuffer> | string): Promise<boolean> {
    return this.loader.loadFiles([offer(path, bytes)]);
  }

  get opened() {
    return this.host.last("opened").model;
  }

  get problems(): string[] {
    return this.host.all("problem").map(({ problem }) => problem.message);
  }
}

/** What a run is, but for the time it has taken. */
export function withoutTimes({ progress, log, ...rest }: RunSnapshot) {
  const points = log.epochs.points.map((point) => ({ ...point, seconds: 0 }));
  return {
    ...rest,
    progress: { ...progress, epochMs: 0, epochSeconds: null },
    log: { ...log, epochs: { ...log.epochs, points } },
  };
}

/** A bundle with its files changed; `null` leaves one out. */
export function repacked(
  bundle: Uint8Array,
  change: (files: Unzipped) => Readonly<Record<string, Uint8Array | null>>,
): Uint8Array<ArrayBuffer> {
  const files = unzipSync(bundle);
  const kept = Object.entries({ ...files, ...change(files) }).filter(
    (entry): entry is [string, Uint8Array<ArrayBuffer>] => entry[1] !== null,
  );
  return zipSync(Object.fromEntries(kept), { level: 1 });
}

/** The same without its data set. */
export const withoutData = (bundle: Uint8Array): Uint8Array<ArrayBuffer> =>
  repacked(bundle, (files) =>
    Object.fromEntries(
      Object.keys(files)
        .filter((name) => name.startsWith("data/"))
        .map((name) => [name, null]),
    ),
  );

/** A bundle whose experiment's text is another. */
export const withExperiment = (bundle: Uint8Array, edit: (text: string) => string): Uint8Array<ArrayBuffer> =>
  repacked(bundle, (files) => ({
    "experiment.json": strToU8(edit(strFromU8(files["experiment.json"] ?? new Uint8Array(0)))),
  }));
