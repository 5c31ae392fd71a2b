import { drawBuiltinDigits } from "../data/builtinDigits.ts";
import { DataError } from "../data/dataError.ts";
import type { UnpackedFile } from "../data/datasetFile.ts";
import { DatasetTray } from "../data/datasetTray.ts";
import type { Problem } from "../experiment/problem.ts";
import { loadFile } from "./loadFile.ts";
import type { Session, SessionHost } from "./session.ts";

/** The built-in digits are the same on every visit, whatever the seed of the run. */
const BUILTIN_SEED = 1;
/** Between two reports of progress. */
const REPORT_MS = 33;

/** Brings data to the session: one load at a time, and what is in use stays until the new is found good. */
export class DataLoader {
  private tray = new DatasetTray();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly session: Session,
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
          this.session.useData(step.value, true);
          this.host.post({ type: "tray", have: [], missing: [] });
          return true;
        }
        await this.host.breathe();
      }
    });
  }

  /** Resolves when all is read, to whether it is in use now; what was wrong has been posted by then. */
  loadFiles(files: readonly File[]): Promise<boolean> {
    return this.enqueue(async () => {
      const unpacked = await this.unpackAll(files);
      const { dataset, change, have, missing, errors } = this.tray.add(unpacked);
      for (const error of errors) this.host.post({ type: "problem", problem: problemOf(error) });
      if (dataset && change === "train") this.session.useData(dataset, false);
      if (dataset && change === "test-only") this.session.useTestImages(dataset);
      this.host.post({
        type: "tray",
        have: have.map(({ role, file, count }) => `${count.toLocaleString("en")} ${role} (${file})`),
        missing: [...missing],
      });
      return dataset !== null;
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

  private enqueue<T>(load: () => Promise<T>): Promise<T> {
    const result = this.queue.then(load);
    this.queue = result.catch(() => undefined); // the caller hears of it; the next load starts all the same
    return result;
  }
}

function problemOf(error: unknown, file = ""): Problem {
  if (error instanceof DataError) return { code: error.code, message: error.message, scope: "data" };
  if (error instanceof RangeError) {
    const message = `${file}: expected room for it in memory, got none. Close other tabs or drop a smaller file.`;
    return { code: "out-of-memory", message, scope: "data" };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: "unreadable",
    message: `${file}: expected a file that can be read, got: ${reason}. Is it a folder, or was it moved? Drop it again.`,
    scope: "data",
  };
}
