import { DataError } from "../../data/dataError.ts";
import { NativeGunzip } from "./gunzipPieces.ts";
import type { ThreadCommand, ThreadEvent } from "./gunzipElsewhere.ts";
import { slicesOf } from "./item.ts";

declare const self: DedicatedWorkerGlobalScope;

/** Pieces sent at once: half a megabyte. */
const BUNDLE = 8;
/** Bundles on their way that have not been taken yet: 32 MB, as who takes them comes to it in turns. */
const AHEAD = 64;

let ahead = 0;
let goOn: (() => void) | null = null;

/** Unpacks one file after the other for the worker that began this thread. */
self.onmessage = ({ data }: MessageEvent<ThreadCommand>) => {
  if (data.type === "unpack") void unpack(data);
  else {
    ahead -= 1;
    goOn?.();
  }
};

async function unpack({ file, name, cap }: Extract<ThreadCommand, { type: "unpack" }>): Promise<void> {
  let read = 0;
  async function* packed(): AsyncGenerator<Uint8Array> {
    for await (const piece of slicesOf(file, new Uint8Array(0))) {
      read += piece.length;
      yield piece;
    }
  }
  const post = (event: ThreadEvent, transfer: Transferable[] = []) => {
    self.postMessage(event, transfer);
  };
  let bundle: Uint8Array[] = [];
  const send = async () => {
    if (ahead >= AHEAD) await new Promise<void>((resolve) => (goOn = resolve));
    goOn = null;
    ahead += 1;
    post({ type: "pieces", pieces: bundle, read }, [...new Set(bundle.map(({ buffer }) => buffer))]);
    bundle = [];
  };
  try {
    const gunzip = new NativeGunzip(packed(), { file: name, cap });
    for await (const piece of gunzip) {
      if (bundle.push(piece) === BUNDLE) await send();
    }
    if (bundle.length > 0) await send();
    post({ type: "done", crc32: gunzip.crc32 });
  } catch (error) {
    if (error instanceof DataError) post({ type: "refused", code: error.code, message: error.message });
    else post({ type: "unclear" });
  }
}
