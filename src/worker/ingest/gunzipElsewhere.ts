import { DataError, type DataErrorCode } from "../../data/dataError.ts";
import { UnclearGzip, type Unpacking } from "./gunzipPieces.ts";

/** Between the worker and the thread that unpacks for it. */
export type ThreadCommand =
  | { readonly type: "unpack"; readonly file: Blob; readonly name: string; readonly cap: number }
  /** A bundle has been taken. */
  | { readonly type: "taken" };

export type ThreadEvent =
  /** Bytes as they are unpacked, transferred, and how many of the file have been read by now. */
  | { readonly type: "pieces"; readonly pieces: readonly Uint8Array[]; readonly read: number }
  | { readonly type: "done"; readonly crc32: number }
  | { readonly type: "refused"; readonly code: DataErrorCode; readonly message: string }
  | { readonly type: "unclear" };

interface ElsewhereOptions {
  readonly file: string;
  readonly cap: number;
  /** Told the bytes of the file that have been read since the last call. */
  readonly onRead: (bytes: number) => void;
}

/** Files that are worth a thread, which takes some 40 ms to start. */
export const ELSEWHERE_FROM = 2 ** 20;

/**
 * Gunzips a file by the browser as `NativeGunzip` does, in a thread of its own: what it unpacks is taken in while it
 * goes on, and half the time of a load is taking in, since fresh memory costs as much as unpacking.
 */
export class GunzipElsewhere implements Unpacking {
  crc32 = 0;

  constructor(
    private readonly blob: Blob,
    private readonly options: ElsewhereOptions,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const { file: name, cap, onRead } = this.options;
    const thread = idle ?? startThread();
    idle = null;
    const post = (command: ThreadCommand) => {
      thread.postMessage(command);
    };
    const events = eventsOf(thread);
    let read = 0;
    let whole = false;
    try {
      post({ type: "unpack", file: this.blob, name, cap });
      for (;;) {
        const event = await events.next();
        if (event.type === "unclear") throw new UnclearGzip("refused by the browser");
        if (event.type === "refused") throw new DataError(event.code, name, event.message);
        if (event.type === "done") {
          this.crc32 = event.crc32;
          whole = true;
          return;
        }
        onRead(event.read - read);
        read = event.read;
        yield* event.pieces;
        post({ type: "taken" });
      }
    } finally {
      if (whole && idle === null) idle = thread;
      else thread.terminate();
    }
  }
}

/** Has started, and done what it was to do. */
let idle: Worker | null = null;

const startThread = (): Worker =>
  new Worker(new URL("./gunzipThread.ts", import.meta.url), { type: "module", name: "inkling-gunzip" });

/** Ends the thread that waits for another file, if any does. */
export function dismissThread(): void {
  idle?.terminate();
  idle = null;
}

/** A thread's messages one after the other; one that cannot be started has found nothing clear. */
function eventsOf(thread: Worker): { next(): Promise<ThreadEvent> } {
  const waiting: ThreadEvent[] = [];
  let wanted: ((event: ThreadEvent) => void) | null = null;
  const receive = (event: ThreadEvent) => {
    if (wanted === null) waiting.push(event);
    else wanted(event);
    wanted = null;
  };
  thread.onmessage = ({ data }: MessageEvent<ThreadEvent>) => {
    receive(data);
  };
  thread.onerror = (event) => {
    event.preventDefault();
    receive({ type: "unclear" });
  };
  return {
    next: () => {
      const event = waiting.shift();
      return event ? Promise.resolve(event) : new Promise((resolve) => (wanted = resolve));
    },
  };
}
