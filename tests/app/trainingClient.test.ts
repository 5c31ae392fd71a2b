import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TrainingClient, WorkerLostError } from "../../src/app/trainingClient.ts";
import type { WorkerEvent } from "../../src/worker/protocol.ts";
import { FakeWorker } from "./fakeWorker.ts";

const PING_MS = 100;
const SILENT_PINGS = 3;

let workers: FakeWorker[];
let events: WorkerEvent[];
let losses: [string, boolean][];
let client: TrainingClient;

const worker = () => workers.at(-1)!;
const pings = () => worker().received.filter(({ type }) => type === "ping").length;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  events = [];
  losses = [];
  const spawn = () => {
    const fake = new FakeWorker();
    workers.push(fake);
    return fake;
  };
  const handlers = {
    onEvent: (event: WorkerEvent) => void events.push(event),
    onLost: (reason: string, restarted: boolean) => void losses.push([reason, restarted]),
  };
  client = new TrainingClient(spawn, handlers, PING_MS, SILENT_PINGS * PING_MS);
});
afterEach(() => {
  client.dispose();
  vi.useRealTimers();
});

describe("TrainingClient", () => {
  it("sends commands as they are and hands on events", () => {
    client.send({ type: "train" });
    expect(worker().received).toEqual([{ type: "train" }]);
    const event = { type: "tray", have: [], missing: ["test labels"] } as const;
    worker().emit(event);
    expect(events).toEqual([event]);
  });

  it("matches each reply with its request, in whatever order they come", async () => {
    const settled: string[] = [];
    const first = client.request({ type: "loadBuiltin" }).then((loaded) => settled.push(`first ${loaded}`));
    const second = client
      .request({ type: "loadFiles", files: [] })
      .then((loaded) => settled.push(`second ${loaded}`));
    const [[firstId], [secondId]] = [worker().idsOf("loadBuiltin"), worker().idsOf("loadFiles")];
    expect(firstId).not.toBe(secondId);
    worker().emit({ type: "reply", id: secondId, loaded: false });
    await second;
    expect(settled).toEqual(["second false"]);
    worker().emit({ type: "reply", id: 999, loaded: true });
    worker().emit({ type: "reply", id: firstId, loaded: true });
    await first;
    expect(settled).toEqual(["second false", "first true"]);
    expect(events).toEqual([]);
  });

  it("replaces a worker that sends what is no event, so that no call waits for ever", async () => {
    const call = client.request({ type: "loadBuiltin" });
    worker().emit({ type: "nonsense" } as unknown as WorkerEvent);
    await expect(call).rejects.toBeInstanceOf(WorkerLostError);
    expect(losses).toEqual([[expect.stringContaining("a message the page cannot read"), true]]);
    expect(events).toEqual([]);
  });
});

describe("TrainingClient, when the worker dies", () => {
  it("rejects what was pending, tells the reason, and starts another", async () => {
    const [dead] = workers;
    const calls = [client.request({ type: "loadBuiltin" }), client.request({ type: "loadFiles", files: [] })];
    const outcomes = Promise.allSettled(calls);
    expect(dead.crash("out of memory")).toBe(true);
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: "rejected", reason: { code: "worker-lost" } });
      expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(WorkerLostError);
    }
    expect(losses).toEqual([["out of memory", true]]);
    expect(dead.terminated).toBe(true);
    expect(workers).toHaveLength(2);
    client.send({ type: "train" });
    expect(worker().received).toEqual([{ type: "train" }]);
  });

  it("hears nothing more from the dead one", () => {
    const [dead] = workers;
    const late = dead.onmessage!;
    dead.crash("gone");
    expect([dead.onmessage, dead.onerror, dead.onmessageerror]).toEqual([null, null, null]);
    expect(late).not.toBeNull();
    dead.emit({ type: "pong" });
    dead.crash("gone again");
    expect(losses).toHaveLength(1);
  });

  it("takes a program that does not load, and a message that cannot be read, for a death", () => {
    worker().crash("");
    worker().onmessageerror!(new MessageEvent("messageerror"));
    expect(losses).toEqual([
      ["its program could not be loaded", true],
      ["a message could not be read", true],
    ]);
  });

  it("gives up after three deaths in a row without a sign of life", async () => {
    for (let i = 0; i < 4; i++) worker().crash("again");
    expect(losses.map(([, restarted]) => restarted)).toEqual([true, true, true, false]);
    expect(workers).toHaveLength(4);
    const sent = worker().received.length;
    vi.advanceTimersByTime(PING_MS * 100);
    expect(worker().received).toHaveLength(sent);
    expect(losses).toHaveLength(4);
    await expect(client.request({ type: "loadBuiltin" })).rejects.toBeInstanceOf(WorkerLostError);
  });

  it("counts anew once the worker has answered a ping, but not for any other event", () => {
    for (let i = 0; i < 3; i++) worker().crash("again");
    worker().emit({ type: "pong" });
    for (let i = 0; i < 3; i++) {
      worker().crash("again");
      worker().emit({ type: "loading", progress: null });
    }
    expect(losses.every(([, restarted]) => restarted)).toBe(true);
    worker().crash("again");
    expect(losses.at(-1)).toEqual(["again", false]);
  });
});

describe("TrainingClient's heartbeat", () => {
  it("pings, and takes a worker that stays silent for dead", () => {
    const [silent] = workers;
    vi.advanceTimersByTime(PING_MS * SILENT_PINGS);
    expect(pings()).toBe(SILENT_PINGS);
    expect(losses).toEqual([]);
    vi.advanceTimersByTime(PING_MS);
    expect(losses).toEqual([["it stopped answering", true]]);
    expect(silent.terminated).toBe(true);
    vi.advanceTimersByTime(PING_MS);
    expect(pings()).toBe(1);
  });

  it("leaves a worker alone that says anything at all", () => {
    for (let i = 0; i < 20; i++) {
      vi.advanceTimersByTime(PING_MS * SILENT_PINGS);
      worker().emit(i % 2 === 0 ? { type: "pong" } : { type: "loading", progress: null });
    }
    expect(losses).toEqual([]);
    expect(workers).toHaveLength(1);
  });

  it("gives the new worker as much time as the old", () => {
    vi.advanceTimersByTime(PING_MS * (SILENT_PINGS - 1));
    worker().crash("gone");
    vi.advanceTimersByTime(PING_MS * SILENT_PINGS);
    expect(losses).toEqual([["gone", true]]);
    vi.advanceTimersByTime(PING_MS);
    expect(losses).toHaveLength(2);
  });
});

describe("TrainingClient.dispose", () => {
  it("ends the worker, what was pending and the heartbeat, and calls nothing a loss", async () => {
    const pending = client.request({ type: "loadBuiltin" });
    client.dispose();
    await expect(pending).rejects.toMatchObject({ code: "worker-lost" });
    expect(worker().terminated).toBe(true);
    vi.advanceTimersByTime(PING_MS * 100);
    expect(pings()).toBe(0);
    expect(losses).toEqual([]);
    await expect(client.request({ type: "loadBuiltin" })).rejects.toMatchObject({ code: "worker-lost" });
  });
});
