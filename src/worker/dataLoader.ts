import { drawBuiltinDigits } from "../data/builtinDigits.ts";
import { DataError } from "../data/dataError.ts";
import type { Dataset } from "../data/dataset.ts";
import type { UnpackedFile } from "../data/datasetFile.ts";
import { DatasetTray } from "../data/datasetTray.ts";
import { classSamples } from "../data/samples.ts";
import type { Problem } from "../experiment/problem.ts";
import { loadFile } from "./loadFile.ts";
import type { DatasetSummary } from "./protocol.ts";
import type { Session, SessionHost } from "./session.ts";

const SAMPLES_PER_CLASS = 3;
/** The built-in digits are the same on every visit, whatever the seed of the run. */
const BUILTIN_SEED = 1;
/** Between two reports of progress. */
const REPORT_MS = 33;

/** Brings data to the session: one load at a time, and what is in use stays until the new is found good. */
export class DataLoader {
  private tray = new DatasetTray();
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly session: Session,
    private readonly host: SessionHost,
  ) {}

  /** Resolves when the digits are in use. */
  loadBuiltin(): Promise<void> {
    return this.enqueue(async () => {
      this.tray = new DatasetTray();
      const drawing = drawBuiltinDigits(BUILTIN_SEED);
      for (;;) {
        const step = drawing.next();
        if (step.done === true) {
          this.announce(step.value, true);
          this.session.useData(step.value);
          this.host.post({ type: "tray", have: [], missing: [] });
          return;
        }
        await this.host.breathe();
      }
    });
  }

  /** Resolves when the files have been read, well or not; what was wrong has been posted by then. */
  loadFiles(files: readonly File[]): Promise<void> {
    return this.enqueue(async () => {
      const unpacked = await this.unpackAll(files);
      const { dataset, change, have, missing, errors } = this.tray.add(unpacked);
      for (const error of errors) this.host.post({ type: "problem", problem: problemOf(error) });
      if (dataset && change === "train") {
        this.announce(dataset, false);
        this.session.useData(dataset);
      } else if (dataset && change === "test-only") {
        this.announce(dataset, false);
        this.session.useTestImages(dataset);
      }
      this.host.post({
        type: "tray",
        have: have.map(({ role, file, count }) => `${count.toLocaleString("en")} ${role} (${file})`),
        missing: [...missing],
      });
    });
  }

  private async unpackAll(files: readonly File[]): Promise<UnpackedFile[]> {
    const unpacked: UnpackedFile[] = [];
    const bytesTotal = files.reduce((sum, file) => sum + file.size, 0);
    const before = { read: 0, unpacked: 0 };
    let reported = -Infinity;
    try {
      for (const file of files) {
        const report = (read: number, out: number) => {
          const now = this.host.now();
          if (now - reported < REPORT_MS) return;
          reported = now;
          const bytesRead = before.read + read;
          const bytesUnpacked = before.unpacked + out;
          this.host.post({
            type: "loading",
            progress: { file: file.name, bytesRead, bytesTotal, bytesUnpacked },
          });
        };
        try {
          const done = await loadFile(file, report);
          unpacked.push(done);
          before.unpacked += done.bytes.length;
        } catch (error) {
          this.host.post({ type: "problem", problem: problemOf(error, file.name) });
        }
        before.read += file.size;
      }
    } finally {
      this.host.post({ type: "loading", progress: null });
    }
    return unpacked;
  }

  private announce(dataset: Dataset, builtin: boolean): void {
    const { name, rows, cols, classes } = dataset;
    const { images: samples, counts } = classSamples(dataset, SAMPLES_PER_CLASS);
    const summary: DatasetSummary = {
      name,
      builtin,
      rows,
      cols,
      classes,
      counts,
      samples,
      samplesPerClass: SAMPLES_PER_CLASS,
    };
    this.host.post({ type: "dataset", summary });
  }

  private enqueue(load: () => Promise<void>): Promise<void> {
    const result = this.queue.then(load);
    this.queue = result.catch(() => undefined); // the caller hears of it; the next load starts all the same
    return result;
  }
}

function problemOf(error: unknown, file = ""): Problem {
  if (error instanceof DataError) return { code: error.code, message: error.message, scope: "data" };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: "unreadable",
    message: `${file}: expected a file that can be read, got: ${reason}. Is it a folder, or was it moved? Drop it again.`,
    scope: "data",
  };
}
