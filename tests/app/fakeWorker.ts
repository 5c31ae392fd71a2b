import type { WorkerLike } from "../../src/app/trainingClient.ts";
import type { Command, WorkerEvent } from "../../src/worker/protocol.ts";

/** A worker that does nothing but what a test makes it do. */
export class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  readonly received: Command[] = [];
  terminated = false;

  postMessage(message: unknown): void {
    this.received.push(message as Command);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Posts to the page. */
  emit(event: WorkerEvent): void {
    this.onmessage?.(new MessageEvent("message", { data: event }));
  }

  /** Dies as a worker does whose program throws. Returns whether the page has taken care of it. */
  crash(message: string): boolean {
    let handled = false;
    const event = { message, preventDefault: () => (handled = true) };
    this.onerror?.(event as unknown as ErrorEvent);
    return handled;
  }

  idsOf(type: "loadBuiltin" | "loadFiles"): number[] {
    return this.received.flatMap((command) => (command.type === type ? [command.id] : []));
  }
}
