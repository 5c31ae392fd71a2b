import { describe, expect, it, vi } from "vitest";
import { checkEvent } from "../../../src/app/checkEvent.ts";
import { noDrawing, plainView } from "../../../src/data/framing/drawing.ts";
import { Run } from "../../../src/worker/run.ts";
import { seven } from "../drawnDigits.ts";
import type { RecordingHost } from "../recordingHost.ts";
import { digits, readySession, smallConfig, STEPS_PER_EPOCH, trainToEnd } from "../smallRun.ts";

describe("Session's events", () => {
  it("come at the pace of frames, however fast the steps are", async () => {
    const epochs = 12;
    const small = readySession({ epochs });
    const { host, session } = small;
    session.watchWeights(true);
    session.draw(1, seven, plainView);
    const before = host.events.length;
    const started = host.elapsedMs;
    await trainToEnd(small);
    const elapsed = host.elapsedMs - started;
    const count = (type: string) => host.events.slice(before).filter((event) => event.type === type).length;
    expect(host.status.step).toBe(epochs * STEPS_PER_EPOCH);
    // Each epoch's end, the start, the test and the end are told at once; the rest when it is due.
    const forced = epochs + 4;
    expect(count("status")).toBeLessThanOrEqual(elapsed / 100 + forced);
    expect(count("curves")).toBeLessThanOrEqual(elapsed / 490 + forced);
    expect(count("weights")).toBeLessThanOrEqual(elapsed / 490 + forced);
    expect(count("answer")).toBeLessThanOrEqual(elapsed / 90 + forced);
    // With 1 ms a step there are many more steps than that.
    expect(count("status")).toBeLessThan(host.status.step / 3);
  });

  it("tell of every step when steps are slower than frames", async () => {
    const small = readySession({ epochs: 1 }, digits, 120);
    await trainToEnd(small);
    const steps = new Set(small.host.all("status").map(({ status }) => status.step));
    expect(steps.size).toBe(STEPS_PER_EPOCH + 1);
  });

  it("bring the first points of the curve at once, in each run", () => {
    const { host, session } = readySession();
    for (const runId of [1, 2]) {
      session.train();
      const { curves, runId: from } = host.last("curves");
      expect(from).toBe(runId);
      // The first slice of 6 ms at 1 ms a step; nothing else has been waited for.
      expect(curves.train).toHaveLength(6);
      session.configure(smallConfig);
    }
  });

  it("hold pictures of the weights only while they are watched", async () => {
    const small = readySession({}, digits, 20);
    await trainToEnd(small);
    expect(small.host.all("weights")).toEqual([]);
    small.session.watchWeights(true);
    expect(small.host.last("weights").picture).toMatchObject({ step: 32, units: 16, rows: 28, cols: 28 });
    small.session.train();
    await small.host.until(() => small.host.status.state === "done");
    const watched = small.host.all("weights").length;
    expect(watched).toBeGreaterThan(2);
    small.session.watchWeights(false);
    await trainToEnd(small);
    expect(small.host.all("weights")).toHaveLength(watched);
  });

  it("bring the status alone while a slider is dragged and nothing trains", async () => {
    const { host, session } = readySession();
    session.watchWeights(true);
    const before = host.events.length;
    for (let k = 1; k <= 20; k++) session.adjust({ ...smallConfig, lr: k / 100 });
    await host.idle();
    const dragged = host.events.slice(before).map(({ type }) => type);
    expect(dragged.filter((type) => type === "status")).toHaveLength(20);
    // The clock moves a millisecond at each look: next to nothing is due in that time.
    expect(dragged.filter((type) => type !== "status").length).toBeLessThanOrEqual(2);
  });

  it("keep their pace however short the epochs", async () => {
    const { host, session } = readySession({ epochs: 200, batch: 512, validation: 0 });
    session.watchWeights(true);
    const [from, before] = [host.elapsedMs, host.events.length];
    await trainToEnd({ host, session });
    const elapsed = host.elapsedMs - from;
    const sent = host.events.slice(before);
    const count = (type: string) => sent.filter((event) => event.type === type).length;
    expect(host.status.epoch).toBe(200);
    // Two more than the intervals of 33, 125 and 160 ms allow: at the start and at the end.
    expect(count("status")).toBeLessThanOrEqual(elapsed / 33 + 2);
    expect(count("curves")).toBeLessThanOrEqual(elapsed / 125 + 2);
    expect(count("weights")).toBeLessThanOrEqual(elapsed / 160 + 2);
    expect(elapsed / 33 + 2).toBeLessThan(200);
  });

  it("are all such as the page accepts", async () => {
    const small = readySession();
    small.session.watchWeights(true);
    small.session.draw(1, seven, plainView);
    small.session.draw(2, noDrawing, plainView);
    await trainToEnd(small);
    for (const event of small.host.events) expect(checkEvent(event)).toEqual(event);
  });
});

describe("Session's clock", () => {
  it("leaves pauses and measurements out of the epochs' seconds", async () => {
    const config = { epochs: 3, validation: 300 };
    const secondsOf = (host: RecordingHost) =>
      host.last("curves").curves.epochs.map(({ seconds }) => seconds);
    const plain = readySession(config);
    await trainToEnd(plain);

    const { host, session } = readySession(config);
    const steps = vi.spyOn(Run.prototype, "trainStep");
    let stepsSeen = 0;
    host.onBreath = () => {
      const taken = steps.mock.calls.length;
      if (taken === stepsSeen) host.elapsedMs += 3_600_000; // no step before this pause: a measurement
      if (stepsSeen === 0) session.pause();
      stepsSeen = taken;
    };
    session.train();
    await host.until(() => host.status.state === "paused");
    host.elapsedMs += 3_600_000;
    await trainToEnd({ host, session });
    steps.mockRestore();
    expect(host.elapsedMs).toBeGreaterThan(6 * 3_600_000);
    // Measured: 2 ms apart; a slice more or less is a few looks at the clock, 1 ms each.
    secondsOf(host).forEach((seconds, epoch) => {
      expect(Math.abs(seconds - secondsOf(plain.host)[epoch])).toBeLessThan(0.01);
    });
    expect(host.status.epochSeconds).toBe(secondsOf(host)[2]);
  });

  it("counts what is spent between slices as part of training", async () => {
    const { host, session } = readySession({ epochs: 1 });
    host.onBreath = () => {
      if (host.status.step < STEPS_PER_EPOCH) host.elapsedMs += 100;
    };
    await trainToEnd({ host, session });
    expect(host.status.epochSeconds).toBeGreaterThan(0.1);
  });

  it("tells the rate, and from it the time left", async () => {
    const { host, session } = readySession({ epochs: 4 });
    session.train();
    await host.until(() => host.status.step > 20);
    session.pause();
    const { imagesPerSecond, secondsLeft, step, progress } = host.status;
    // A step of 32 images takes 1 ms, and 2 in about 8 are spent between slices.
    expect(imagesPerSecond).toBeGreaterThan(20_000);
    expect(imagesPerSecond).toBeLessThan(32_000);
    expect(step).toBeGreaterThan(20);
    expect(secondsLeft).toBeCloseTo(((1 - progress) * 2000) / imagesPerSecond!, 9);
  });
});
