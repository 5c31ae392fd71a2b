import { createBreather } from "./breathe.ts";
import { checkCommand } from "./checkCommand.ts";
import { DataHolder } from "./dataHolder.ts";
import { DataLoader } from "./dataLoader.ts";
import { dispatch } from "./dispatch.ts";
import { EngineRoom } from "./engineRoom.ts";
import type { WorkerEvent } from "./protocol.ts";
import { Session, type SessionHost } from "./session.ts";
import { withEngine } from "./withEngine.ts";

declare const self: DedicatedWorkerGlobalScope;

const host: SessionHost = {
  post: (event: WorkerEvent, transfer: Transferable[] = []) => {
    self.postMessage(event, transfer);
  },
  now: () => performance.now(),
  breathe: createBreather(),
};

const room = new EngineRoom(() => {
  session.threadsChanged();
});
const session = new Session(host, room.make);
const holder = new DataHolder(session, host);
const loader = new DataLoader(holder, host, undefined, (config) => room.prepare(config));

/** Commands are carried out in their order, each when the engines that it asks for are there. */
let last: Promise<void> = Promise.resolve();

self.onmessage = async ({ data }: MessageEvent<unknown>) => {
  const command = checkCommand(data);
  if (command.type === "openLast") loader.library.prepareLast(); // read while the engines get ready
  const turn = last.then(async () => {
    const ready = await withEngine(command, session, (config) => room.prepare(config), host);
    if (ready !== null) dispatch(ready, { session, holder, loader }, host);
  });
  last = turn.catch(() => undefined); // who awaits the turn hears of it
  await turn;
};

// A rejection nobody handles would pass the page by in silence; thrown from a task of its own it
// reaches the page as the worker's error.
self.onunhandledrejection = (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
};
