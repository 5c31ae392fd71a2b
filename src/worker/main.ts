import { createBreather } from "./breathe.ts";
import { checkCommand } from "./checkCommand.ts";
import { DataLoader } from "./dataLoader.ts";
import { dispatch } from "./dispatch.ts";
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
const session = new Session(host);
const loader = new DataLoader(session, host);

self.onmessage = ({ data }: MessageEvent<unknown>) => {
  dispatch(checkCommand(data), session, loader, host);
};

// A rejection nobody handles would pass the page by in silence; thrown from a task of its own it
// reaches the page as the worker's error.
self.onunhandledrejection = (event) => {
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
};
