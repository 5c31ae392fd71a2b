import { createBreather } from "../../src/worker/breathe.ts";
import type { WorkerEvent } from "../../src/worker/protocol.ts";
import type { SessionHost } from "../../src/worker/session.ts";

const breathe = createBreather();
/** Something that must come is waited for so many breaths and so long, whichever is more. */
const MOST_BREATHS = 20_000;
const PATIENCE_MS = 10_000;

type EventOf<T extends WorkerEvent["type"]> = Extract<WorkerEvent, { type: T }>;

/**
 * The world around a session: keeps what it posts as the page would get it, and has a clock that each
 * look moves on by `tickMs`, so that runs repeat whatever the machine is busy with.
 */
export class RecordingHost implements SessionHost {
  readonly events: WorkerEvent[] = [];
  elapsedMs = 0;
  /** Called in every pause of the session: what the page asks for meanwhile. */
  onBreath: () => void = () => {};

  constructor(private readonly tickMs = 1) {}

  post(event: WorkerEvent, transfer: Transferable[] = []): void {
    this.events.push(structuredClone(event, { transfer }));
  }

  now(): number {
    this.elapsedMs += this.tickMs;
    return this.elapsedMs;
  }

  async breathe(): Promise<void> {
    await breathe();
    this.onBreath();
  }

  all<T extends WorkerEvent["type"]>(type: T): EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type);
  }

  last<T extends WorkerEvent["type"]>(type: T): EventOf<T> {
    const event = this.all(type).at(-1);
    if (!event) throw new Error(`RecordingHost: expected a ${type} event, got none.`);
    return event;
  }

  get status() {
    return this.last("status").status;
  }

  /** States as they followed each other since event `from`. */
  states(from = 0): string[] {
    const states: string[] = this.events
      .slice(from)
      .flatMap((event) => (event.type === "status" ? [event.status.state] : []));
    return states.filter((state, i) => state !== states[i - 1]);
  }

  /** Lets the session go on until `condition` holds. */
  async until(condition: () => boolean): Promise<void> {
    const late = performance.now() + PATIENCE_MS;
    for (let breaths = 0; !condition(); breaths++) {
      if (breaths >= MOST_BREATHS && performance.now() > late)
        throw new Error(`until: expected ${String(condition)}, got it never.`);
      await breathe();
    }
  }

  /** Lets the session go on for a while, long enough to see that it does nothing more. */
  async idle(breaths = 50): Promise<void> {
    for (let i = 0; i < breaths; i++) await breathe();
  }
}
