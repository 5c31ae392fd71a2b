import { createBreather } from "./breathe.ts";
import { checkCommand } from "./checkCommand.ts";
import { DataHolder } from "./dataHolder.ts";
import { DataLoader } from "./dataLoader.ts";
import { dispatch } from "./dispatch.ts";
import type { EngineMaker } from "./engineMaker.ts";
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

let makeEngine: EngineMaker | null = null;
const session = new Session(host, (setup, wanted) => {
  if (makeEngine === null) throw new Error("training worker: a run was made before the engines were there");
  return makeEngine(setup, wanted);
});
const holder = new DataHolder(session, host);
const loader = new DataLoader(holder, host);

/** Commands wait, in their order, until it is known what this browser can compute with. */
const ready = openEngineRoom(() => {
  session.threadsChanged();
}).then((maker) => {
  makeEngine = maker;
});

self.onmessage = async ({ data }: MessageEvent<unknown>) => {
  const command = checkCommand(data);
  if (command.type === "openLast") loader.library.prepareLast(); // read while the engines get ready
  await ready;
  dispatch(command, { session, holder, loader }, host);
};

// A rejection nobody handles would pass the page by in silence; thrown from a task of its own it
// reaches the page as the worker's error.
self.onunhandledrejection = (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
};
