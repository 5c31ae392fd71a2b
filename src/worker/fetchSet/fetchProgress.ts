import type { SessionHost } from "../session.ts";
import type { DownloadProgress } from "./download.ts";
import type { KnownFile } from "./knownFiles.ts";

/** Between two reports of progress. */
const REPORT_MS = 33;

/** Tells the page how much of several files has come, all together. */
export class FetchProgress {
  private readonly files: Map<KnownFile, { read: number; total: number; unpacked: number }>;
  private reported = -Infinity;
  private ended = false;

  constructor(
    private readonly host: SessionHost,
    private readonly title: string,
    files: readonly KnownFile[],
  ) {
    this.files = new Map(files.map((file) => [file, { read: 0, total: file.packed, unpacked: 0 }]));
    this.report();
  }

  read(file: KnownFile, { read, total }: DownloadProgress): void {
    const known = this.files.get(file);
    if (!known) return;
    known.read = read;
    known.total = Math.max(read, total ?? (read > file.packed ? file.unpacked : file.packed));
    this.report();
  }

  /** It had come before, `size` bytes. */
  here(file: KnownFile, size: number): void {
    this.read(file, { read: size, total: size });
  }

  unpacked(file: KnownFile, bytes: number): void {
    const known = this.files.get(file);
    if (known) known.unpacked = bytes;
    this.report();
  }

  /** Nothing is told after this, though files that were under way go on for a moment. */
  end(): void {
    this.ended = true;
    this.host.post({ type: "loading", progress: null });
  }

  private report(): void {
    const now = this.host.now();
    if (this.ended || now - this.reported < REPORT_MS) return;
    this.reported = now;
    const sum = (of: "read" | "total" | "unpacked") =>
      [...this.files.values()].reduce((all, file) => all + file[of], 0);
    const [bytesRead, bytesTotal, bytesUnpacked] = [sum("read"), sum("total"), sum("unpacked")];
    this.host.post({
      type: "loading",
      progress: { file: this.title, bytesRead, bytesTotal, bytesUnpacked },
    });
  }
}
