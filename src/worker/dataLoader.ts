import { drawBuiltinDigits } from "../data/builtinDigits.ts";
import type { DataError } from "../data/dataError.ts";
import type { DatasetFile } from "../data/datasetFile.ts";
import { DatasetTray } from "../data/datasetTray.ts";
import { noEdits } from "../data/edits.ts";
import type { DataHolder } from "./dataHolder.ts";
import { ingest } from "./ingest/ingest.ts";
import { problemOf } from "./ingest/problemOf.ts";
import type { OfferedFile } from "./protocol.ts";
import type { SessionHost } from "./session.ts";

/** The built-in digits are the same on every visit, whatever the seed of the run. */
const BUILTIN_SEED = 1;

/** Brings data to the holder: one load at a time, and what is in use stays until the new is found good. */
export class DataLoader {
  private tray = new DatasetTray();
  private queue: Promise<unknown> = Promise.resolve();
  private loading = new AbortController();

  constructor(
    private readonly holder: DataHolder,
    private readonly host: SessionHost,
  ) {}

  /** Resolves, to true, when the digits are in use. */
  loadBuiltin(): Promise<boolean> {
    return this.enqueue(async () => {
      this.tray = new DatasetTray();
      const drawing = drawBuiltinDigits(BUILTIN_SEED);
      for (;;) {
        const step = drawing.next();
        if (step.done === true) {
          this.holder.take({ base: step.value, edits: noEdits, notes: [], builtin: true, setId: null });
          this.host.post({ type: "tray", have: [], missing: [] });
          return true;
        }
        await this.host.breathe();
      }
    });
  }

  /** Resolves when all is read, to whether it is in use now; what was wrong has been posted by then. */
  loadFiles(files: readonly OfferedFile[]): Promise<boolean> {
    return this.enqueue(async (signal) => {
      const { parts, errors } = await ingest(files, { host: this.host, signal });
      for (const error of errors) this.tell(error);
      return signal.aborted ? false : this.add(parts);
    });
  }

  /** Gives up the loads that are under way or wait. */
  cancel(): void {
    this.loading.abort();
    this.loading = new AbortController();
  }

  /** Drops files that wait for their partners. */
  clearTray(): void {
    this.tray = new DatasetTray();
    this.host.post({ type: "tray", have: [], missing: [] });
  }

  private add(parts: readonly DatasetFile[]): boolean {
    const { loaded, change, have, missing, errors } = this.tray.add(parts);
    for (const error of errors) this.tell(error);
    if (loaded && change === "train") this.holder.take({ ...loaded, builtin: false, setId: null });
    if (loaded && change === "test-only") this.holder.takeTest(loaded.base);
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
