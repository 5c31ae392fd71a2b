import type { SessionHost } from "../session.ts";

/** Between two reports of progress. */
const REPORT_MS = 33;

/** How long a load may go on before waiting messages and training get their turn. */
const TURN_MS = 16;

/** Tells the page how far a load is, lets others have their turn, and ends it when it is cancelled. */
export class LoadWatch {
  private file = "";
  private read = 0;
  private unpacked = 0;
  private fileStart = 0;
  private fileSize = 0;
  private reportedAt = -Infinity;
  private turnSince: number;

  constructor(
    private readonly host: SessionHost,
    private readonly signal: AbortSignal,
    private readonly bytesTotal: number,
  ) {
    this.turnSince = host.now();
  }

  /** The next of the files that the visitor gave. */
  begin(file: string, size: number): void {
    this.read = this.fileStart += this.fileSize;
    this.file = file;
    this.fileSize = size;
  }

  /** Bytes read since the last call, of the file as it is stored, and bytes they unpacked to. */
  advance(read: number, unpacked: number): void {
    this.read = Math.min(this.read + read, this.fileStart + this.fileSize);
    this.unpacked += unpacked;
    const now = this.host.now();
    if (now - this.reportedAt < REPORT_MS) return;
    this.reportedAt = now;
    const { file, bytesTotal } = this;
    const [bytesRead, bytesUnpacked] = [Math.round(this.read), Math.round(this.unpacked)]; // shares of a file
    const progress = { file, bytesRead, bytesTotal, bytesUnpacked };
    this.host.post({ type: "loading", progress });
  }

  /** Where the load stands, to be gone back to where something is read once more. */
  mark(): () => void {
    const { read, unpacked } = this;
    return () => {
      this.read = read;
      this.unpacked = unpacked;
    };
  }

  /**
   * Lets others have their turn where it is time; to be called after every few milliseconds of work.
   * @throws the signal's reason when the load has been cancelled
   */
  async pause(): Promise<void> {
    this.signal.throwIfAborted();
    if (this.host.now() - this.turnSince < TURN_MS) return;
    await this.host.breathe();
    this.turnSince = this.host.now();
    this.signal.throwIfAborted();
  }
}
