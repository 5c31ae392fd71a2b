import { createBreather } from "./breathe.ts";
import { checkCommand } from "./checkCommand.ts";
import { DataHolder } from "./dataHolder.ts";
import { DataLoader } from "./dataLoader.ts";
import { dispatch } from "./dispatch.ts";
import { openEngineRoom } from "./engineRoom.ts";
import type { WorkerEvent } from "./protocol.ts";
import { Session, type SessionHost } from "./session.ts";

declare const self: DedicatedWorkerGlobalScope;

const host: SessionHost = {
  post: (event: WorkerEvent, transfer: Transferable[] = []) => {
    self.postMessage(event, transfer);
  },
  now: () => performance.now(),
  breathe: createBreather(),
};

/** Commands wait, in their order, until it is known what this browser can compute with. */
const ready = openEngineRoom(() => {
  void ready.then(({ session }) => session.threadsChanged());
}).then((makeEngine) => {
  const session = new Session(host, makeEngine);
  const holder = new DataHolder(session, host);
  return { session, holder, loader: new DataLoader(holder, host) };
});

self.onmessage = async ({ data }: MessageEvent<unknown>) => {
  dispatch(checkCommand(data), await ready, host);
};

// A rejection nobody handles would pass the page by in silence; thrown from a task of its own it
// reaches the page as the worker's error.
self.onunhandledrejection = (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
};
