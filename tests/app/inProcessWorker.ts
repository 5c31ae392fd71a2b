import { makeReference } from "../worker/makeReference.ts";
import type { Playground } from "../../src/app/playground.ts";
import type { PlaygroundState } from "../../src/app/playgroundState.ts";
import type { WorkerLike } from "../../src/app/trainingClient.ts";
import { checkCommand } from "../../src/worker/checkCommand.ts";
import { DataHolder } from "../../src/worker/dataHolder.ts";
import { DataLoader } from "../../src/worker/dataLoader.ts";
import { dispatch } from "../../src/worker/dispatch.ts";
import type { Command } from "../../src/worker/protocol.ts";
import { Session, type SessionHost } from "../../src/worker/session.ts";

/** The training worker's program on this thread: messages are copied and come later, as on the wire. */
export class InProcessWorker implements WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  readonly received: Command[] = [];
  private terminated = false;
  private readonly host: SessionHost = {
    post: (event, transfer = []) => {
      const data: unknown = structuredClone(event, { transfer });
      this.later(() => this.onmessage?.(new MessageEvent("message", { data })));
    },
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => this.later(resolve)),
  };
  private readonly session = new Session(this.host, makeReference);
  private readonly holder = new DataHolder(this.session, this.host);
  private readonly loader = new DataLoader(this.holder, this.host);

  postMessage(message: unknown): void {
    const command = checkCommand(copyOf(message as Command));
    this.later(() => {
      this.received.push(command);
      const { session, holder, loader } = this;
      dispatch(command, { session, holder, loader }, this.host);
    });
  }

  terminate(): void {
    this.terminated = true;
  }

  crash(message = "out of memory"): void {
    this.onerror?.({ message, preventDefault: () => {} } as unknown as ErrorEvent);
  }

  /** What came of one type, oldest first. */
  all<T extends Command["type"]>(type: T): Extract<Command, { type: T }>[] {
    return this.received.filter((command): command is Extract<Command, { type: T }> => command.type === type);
  }

  /** A worker that has been ended does nothing any more, in the middle of whatever it did. */
  private later(action: () => void): void {
    setImmediate(() => {
      if (!this.terminated) action();
    });
  }
}

/** Node makes plain blobs of files when it copies them; a browser keeps them files. */
function copyOf(command: Command): Command {
  return command.type === "loadFiles"
    ? { ...command, files: command.files.map((offered) => ({ ...offered })) }
    : structuredClone(command);
}

/** Resolves when the page's state is such. */
export function until(
  { store }: Playground,
  condition: (state: PlaygroundState) => boolean,
): Promise<PlaygroundState> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      stop();
      const { status, problems } = store.getState();
      reject(new Error(`until: expected ${String(condition)}, got ${JSON.stringify({ status, problems })}.`));
    }, 15_000);
    const look = (state: PlaygroundState) => {
      if (!condition(state)) return;
      clearTimeout(late);
      stop();
      resolve(state);
    };
    const stop = store.subscribe(look);
    look(store.getState());
  });
}

/** Resolves when every message now on its way has come, and the answers to those. */
export async function quiet(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}
