import type { Command, WorkerEvent } from "../worker/protocol.ts";
import type { ExportedFile, ExportKind } from "../worker/protocol/model.ts";

export type { ExportedFile, ExportKind };

/** What is asked for beside the kind of file. */
export interface ExportWish {
  /** Whether a data set that anybody can have comes along in the bundle; others always do. */
  readonly withData?: boolean;
}

/** What exports need of the playground. */
export interface ExportHost {
  send(command: Command): void;
  /** Messages about exports are old now. */
  clearProblems(): void;
}

/** Files made of the run that stands; the worker makes them beside the training. */
export class Exports {
  private asked = 0;
  private readonly waiting = new Map<number, (file: ExportedFile | null) => void>();

  constructor(private readonly host: ExportHost) {}

  /** Resolves to the file, or to `null` where there is no run or a problem has been told. */
  make(kind: ExportKind, { withData = false }: ExportWish = {}): Promise<ExportedFile | null> {
    this.host.clearProblems();
    const exportId = ++this.asked;
    return new Promise((resolve) => {
      this.waiting.set(exportId, resolve);
      this.host.send({ type: "export", exportId, kind, withData });
    });
  }

  receive({ exportId, file }: Extract<WorkerEvent, { type: "exported" }>): void {
    this.waiting.get(exportId)?.(file);
    this.waiting.delete(exportId);
  }

  /** The worker has died, and what it was making with it. */
  lost(): void {
    for (const resolve of this.waiting.values()) resolve(null);
    this.waiting.clear();
  }
}
