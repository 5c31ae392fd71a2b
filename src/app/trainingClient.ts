import type { Command, WorkerEvent } from "../worker/protocol.ts";
import { checkEvent } from "./checkEvent.ts";

/** Between two pings. */
const PING_MS = 2000;
/** A worker silent for so long, with pings unanswered, is taken for dead unless told otherwise. */
const PATIENCE_MS = 60_000;
/** Deaths in a row, with no sign of life between them but the start, before giving up. */
const MAX_RESTARTS = 3;

/** The part of `Worker` the client needs; tests hand in one end of a channel. */
export interface WorkerLike {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

/** The training worker died while this call was pending. */
export class WorkerLostError extends Error {
  override readonly name = "WorkerLostError";
  readonly code = "worker-lost";
}

const lostError = (reason: string) => new WorkerLostError(`Training worker: ${reason}.`);

export interface ClientHandlers {
  onEvent(event: WorkerEvent): void;
  /** The worker died of `reason`; when `restarted`, a fresh one waits to be told everything again. */
  onLost(reason: string, restarted: boolean): void;
}

type Request = Extract<Command, { id: number }>;
type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** Owns the training worker: sends, matches replies, notices when it dies and replaces it. */
export class TrainingClient {
  private worker: WorkerLike;
  private nextId = 1;
  private deaths = 0;
  private silentPings = 0;
  private silentPingsAllowed: number;
  /** Why there is no worker any more, nor will be. */
  private gone: string | null = null;
  private readonly pending = new Map<
    number,
    { resolve(loaded: boolean): void; reject(error: Error): void }
  >();
  private readonly heartbeat: ReturnType<typeof setInterval>;

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly handlers: ClientHandlers,
    private readonly pingMs = PING_MS,
    patienceMs = PATIENCE_MS,
  ) {
    this.silentPingsAllowed = Math.ceil(patienceMs / pingMs);
    this.worker = this.start();
    this.heartbeat = setInterval(() => this.ping(), pingMs);
  }

  /** Says how long the worker may be silent, since one step of a large network takes long. */
  allowSilence(patienceMs: number): void {
    this.silentPingsAllowed = Math.ceil(patienceMs / this.pingMs);
  }

  /** @param transfer buffers that go over instead of being copied. */
  send(command: Command, transfer: Transferable[] = []): void {
    this.worker.postMessage(command, transfer);
  }

  /** Resolves to whether other data are in use now; rejects with `WorkerLostError` if the worker dies first. */
  request(command: WithoutId<Request>): Promise<boolean> {
    if (this.gone !== null) return Promise.reject(lostError(this.gone));
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.worker.postMessage({ ...command, id });
    });
  }

  dispose(): void {
    this.giveUp("the page closed it");
    this.abandon("the page closed it");
  }

  private start(): WorkerLike {
    const worker = this.spawn();
    worker.onmessage = ({ data }) => this.receive(data);
    worker.onmessageerror = () => this.lose("a message could not be read");
    worker.onerror = (event) => {
      event.preventDefault();
      this.lose(event.message || "its program could not be loaded");
    };
    return worker;
  }

  private receive(message: unknown): void {
    this.silentPings = 0;
    let event: WorkerEvent;
    try {
      event = checkEvent(message);
    } catch (error) {
      this.lose(`it sent a message the page cannot read: ${String(error)}`);
      return;
    }
    if (event.type === "pong") {
      this.deaths = 0;
      return;
    }
    if (event.type === "reply") {
      this.pending.get(event.id)?.resolve(event.loaded);
      this.pending.delete(event.id);
      return;
    }
    this.handlers.onEvent(event);
  }

  private ping(): void {
    if (this.silentPings >= this.silentPingsAllowed) {
      this.lose("it stopped answering");
      return;
    }
    this.silentPings += 1;
    this.send({ type: "ping" });
  }

  private lose(reason: string): void {
    this.abandon(reason);
    this.deaths += 1;
    this.silentPings = 0;
    const restarted = this.deaths <= MAX_RESTARTS;
    if (restarted) this.worker = this.start();
    else this.giveUp(reason);
    this.handlers.onLost(reason, restarted);
  }

  private giveUp(reason: string): void {
    clearInterval(this.heartbeat);
    this.gone = reason;
  }

  private abandon(reason: string): void {
    this.worker.onmessage = this.worker.onerror = this.worker.onmessageerror = null;
    this.worker.terminate();
    for (const call of this.pending.values()) call.reject(lostError(reason));
    this.pending.clear();
  }
}
