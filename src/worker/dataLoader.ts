import { drawBuiltinDigits } from "../data/builtinDigits.ts";
import { DataError } from "../data/dataError.ts";
import type { DatasetFile } from "../data/datasetFile.ts";
import type { DatasetTray } from "../data/datasetTray.ts";
import { editsAtLoading, noEdits, type DataEdit } from "../data/edits.ts";
import type { Activation } from "../engine/network.ts";
import type { ExperimentConfig } from "../experiment/configuration.ts";
import { fetchPart, MissingPart, missingPartProblem } from "../experiment/missingPart.ts";
import type { DataHolder } from "./dataHolder.ts";
import type { Importer } from "./importing/importer.ts";
import { problemOf } from "./ingest/problemOf.ts";
import { LibraryDoor } from "./library/libraryDoor.ts";
import type { KeptData } from "./library/setPlace.ts";
import type { OfferedFile } from "./protocol.ts";
import type { WellKnownSet } from "./protocol/library.ts";
import type { SessionHost } from "./session.ts";

/** The built-in digits are the same on every visit, whatever the seed of the run. */
const BUILTIN_SEED = 1;

/** What the parts of the program do that files need first. */
const READS = "reads files";

/** What most files need, in its order. */
const readers = [
  () => import("./importing/sortOut.ts"),
  () => import("./ingest/ingest.ts"),
  () => import("./ingest/openTray.ts"),
] as const;

/** Brings data to the holder: one load at a time, and what is in use stays until the new is found good. */
export class DataLoader {
  /** Where files wait for their partners, since some have come. */
  private tray: DatasetTray | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private loading = new AbortController();
  /** Opens runs and networks from files, once there has been one. */
  private importer: Importer | null = null;

  constructor(
    private readonly holder: DataHolder,
    private readonly host: SessionHost,
    /** Data sets that are kept, those loaded here among them. */
    readonly library = new LibraryDoor(holder, host),
    /** Loads what the engine of an experiment from a file needs; resolves to whether that is the one it asks for. */
    private readonly prepare: (config: ExperimentConfig) => Promise<boolean> = () => Promise.resolve(true),
  ) {}

  /** Resolves, to true, when the digits are in use. */
  loadBuiltin(): Promise<boolean> {
    return this.enqueue(async () => {
      const drawing = drawBuiltinDigits(BUILTIN_SEED);
      for (;;) {
        const step = drawing.next();
        if (step.done === true) {
          this.holder.take({ base: step.value, edits: noEdits, notes: [], builtin: true, setId: null });
          this.clearTray();
          void this.library.use(null);
          return true;
        }
        await this.host.breathe();
      }
    });
  }

  /** Resolves when all is read, to whether it is in use now; what was wrong has been posted by then. */
  loadFiles(files: readonly OfferedFile[]): Promise<boolean> {
    const [where, again] =
      files.length === 1 ? [files[0].path, "drop it again"] : ["Files", "drop them again"];
    return this.enqueue((signal) =>
      this.withParts(where, again, async () => {
        const asked = readers[0]();
        for (const load of readers.slice(1)) load().catch(() => undefined); // with it; asked for again when it is their turn
        const { sortOut } = await fetchPart(READS, () => asked);
        const { found, others } = await sortOut(files);
        const isData = others.length > 0 || found.length === 0;
        const loaded = isData && (await this.ingest(others, signal));
        if (found.length === 0 || signal.aborted) return loaded;
        return (await (await this.openImporter()).open(found, signal)) || loaded;
      }),
    );
  }

  /** Opens the network that waits for this answer. */
  openModel(modelId: number, activation: Activation): Promise<void> {
    return this.enqueue(async () => this.importer?.answer(modelId, activation));
  }

  /** Lets go of the network that waits, if it is this one. */
  dropModel(modelId: number): void {
    this.importer?.drop(modelId);
  }

  /** Fetches a data set from below an address, which ends in a slash, or opens it if that has been done before. */
  fetchSet(set: WellKnownSet, base: string): Promise<boolean> {
    return this.enqueue((signal) =>
      this.withParts("Data set", "press the button again", async () => {
        const kept = await this.library.fetched(set);
        if (kept !== null) return this.open(await this.library.read(kept), signal);
        const program = await fetchPart("fetches data sets", () => import("./fetchSet/fetchSet.ts"));
        const place = await this.library.place();
        const parts = await program.fetchSet({ set, base, place, host: this.host, signal });
        return parts === null || signal.aborted ? false : this.add(await this.openTray(false), parts, set);
      }),
    );
  }

  /** Opens the kept data set that was used last; resolves to false where there is none. */
  openLast(): Promise<boolean> {
    return this.enqueue(async (signal) => this.open(await this.library.last(), signal));
  }

  openKept(setId: number): Promise<boolean> {
    return this.enqueue(async (signal) => this.open(await this.library.read(setId), signal));
  }

  /** Puts the run that last made room in its place again; resolves to whether other data are in use now. */
  bringBack(): Promise<boolean> {
    return this.enqueue(async () => {
      const { holder, library } = this;
      const { base } = holder.lastRun;
      const kept = base && (await library.find(base));
      const isDeleted = base !== null && kept === null && (await library.wasDeleted(base));
      if (base !== holder.lastRun.base) return false; // another has made room meanwhile
      const others = holder.lastRun.bringBack(kept);
      if (!others) return false;
      if (isDeleted) holder.keptAs(null);
      this.clearTray();
      void (isDeleted || holder.current?.builtin === true ? library.use(null) : library.keep(null));
      return true;
    });
  }

  /** Changes the data in use, and what is kept of them. */
  edit(edit: DataEdit): void {
    if (this.holder.edit(edit)) void this.library.edited(edit);
  }

  /** Takes back the last of these changes. */
  undoEdit(): void {
    const undone = this.holder.undo();
    if (undone) void this.library.undone(undone.kind, undone.undo);
  }

  /** Gives up the loads that are under way or wait. */
  cancel(): void {
    this.loading.abort();
    this.loading = new AbortController();
  }

  /** Drops files that wait for their partners. */
  clearTray(): void {
    this.tray = null;
    this.host.post({ type: "tray", have: [], missing: [] });
  }

  private async ingest(files: readonly OfferedFile[], signal: AbortSignal): Promise<boolean> {
    const { ingest } = await fetchPart(READS, readers[1]);
    await this.trayInUse(); // or a large file might be read for nothing
    const { parts, errors } = await ingest(files, { host: this.host, signal });
    const chosen = parts.length === 0 ? files.find(({ toOpen }) => toOpen) : undefined;
    if (chosen === undefined) for (const error of errors) this.tell(error);
    else {
      const { notOpened } = await fetchPart(READS, () => import("./importing/notOpened.ts"));
      for (const problem of await notOpened(chosen, errors)) this.host.post({ type: "problem", problem });
    }
    return signal.aborted ? false : this.add(await this.trayInUse(), parts, null);
  }

  private async trayInUse(): Promise<DatasetTray> {
    return (this.tray ??= await this.openTray(this.holder.current?.builtin === false));
  }

  /** @param joins whether what comes may join the data in use */
  private async openTray(joins: boolean): Promise<DatasetTray> {
    const { openTray } = await fetchPart(READS, readers[2]);
    return openTray(joins ? (this.holder.current?.base ?? null) : null);
  }

  private async openImporter(): Promise<Importer> {
    const { createImporter } = await fetchPart(
      "opens runs and networks",
      () => import("./importing/importer.ts"),
    );
    const { holder, host, library, prepare } = this;
    this.importer ??= createImporter({ holder, host, library, prepare, clearTray: () => this.clearTray() });
    return this.importer;
  }

  /** Carries out a load; where a part of the program for it cannot be fetched, that is told and nothing is loaded. */
  private async withParts(where: string, again: string, load: () => Promise<boolean>): Promise<boolean> {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof MissingPart)) throw error;
      const problem = missingPartProblem(error, { where, again, scope: "data" });
      this.host.post({ type: "problem", problem });
      return false;
    }
  }

  private open(kept: KeptData | null, signal: AbortSignal): boolean {
    if (kept === null || signal.aborted) return false;
    const holding = { ...kept, builtin: false, setId: kept.id };
    try {
      this.holder.take(holding);
    } catch (error) {
      // Edits of two tabs may leave nothing between them, where each alone leaves something.
      if (!(error instanceof DataError)) throw error;
      this.tell(error);
      this.holder.take({ ...holding, edits: editsAtLoading(kept.edits.atLoading) });
    }
    this.clearTray();
    void this.library.use(kept.id);
    return true;
  }

  private async add(
    tray: DatasetTray,
    parts: readonly DatasetFile[],
    fetched: WellKnownSet | null,
  ): Promise<boolean> {
    const { loaded, change, have, missing, errors } = tray.add(parts);
    for (const error of errors) this.tell(error);
    if (loaded && change === "train") {
      const known = await this.library.find(loaded.base);
      const base = known ? { ...loaded.base, name: known.name } : loaded.base;
      const edits = known ? { ...known.edits, atLoading: loaded.edits.atLoading } : loaded.edits;
      this.holder.take({ base, edits, notes: loaded.notes, builtin: false, setId: null });
    }
    if (loaded && change === "test-only") this.holder.takeTest(loaded);
    if (loaded) {
      this.tray = tray;
      void this.library.keep(fetched ?? loaded.wellKnown ?? null);
    }
    this.host.post({
      type: "tray",
      have: have.map(({ role, file, count }) => `${count.toLocaleString("en")} ${role} (${file})`),
      missing: [...missing],
    });
    return loaded !== null;
  }

  private tell(error: DataError): void {
    this.host.post({ type: "problem", problem: problemOf(error) });
  }

  private enqueue<T>(load: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this.loading;
    const result = this.queue.then(() => load(signal));
    this.queue = result.catch(() => undefined); // the caller hears of it; the next load starts all the same
    return result;
  }
}
