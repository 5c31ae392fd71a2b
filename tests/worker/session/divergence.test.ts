import { describe, expect, it, vi } from "vitest";
import { checkEvent } from "../../../src/app/checkEvent.ts";
import { plainView } from "../../../src/data/framing/drawing.ts";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import { seven } from "../drawnDigits.ts";
import { readySession, smallConfig, trainToEnd } from "../smallRun.ts";

/** Grows every parameter about ninefold with each step, so that it overflows after some 320. */
const hopeless: Partial<ExperimentConfig> = { lr: 10, decay: 1, epochs: 100 };
/** Overflows with the first update, which no link allows but which saves time. */
const atOnce: Partial<ExperimentConfig> = { lr: 1e308, layers: [784, 8, 8, 10] };

async function diverge(config: Partial<ExperimentConfig>) {
  const small = readySession(config);
  small.session.watchWeights(true);
  small.session.draw(1, seven, plainView);
  small.session.train();
  await small.host.until(() => small.host.status.state === "failed");
  await vi.dynamicImportSettled(); // what explains the answer
  await small.host.idle();
  return small;
}

describe("Session, when the loss is no number any more", () => {
  const cases: Record<string, Partial<ExperimentConfig>> = {
    "in the first epoch": { ...hopeless, batch: 1 },
    "in a later epoch": hopeless,
    "at the last step of an epoch": { ...atOnce, batch: 250 },
    "in the validation after the only step": { ...atOnce, batch: 500, epochs: 1 },
    "in the test after the last step": { ...atOnce, batch: 600, epochs: 1, validation: 0 },
  };
  for (const [when, config] of Object.entries(cases)) {
    it(`${when}, fails once with a problem that says what to do`, async () => {
      const { host } = await diverge(config);
      expect(host.status).toMatchObject({ state: "failed", evaluating: false });
      const problems = host.all("problem").map(({ problem }) => problem);
      expect(problems.map(({ code, scope }) => [code, scope])).toEqual([["diverged", "run"]]);
      expect(problems[0].message).toContain(`step ${host.status.step.toLocaleString("en")}`);
      expect(problems[0].message).toMatch(/Lower the learning rate/);
    });

    it(`${when}, posts nothing the page would refuse`, async () => {
      const { host } = await diverge(config);
      // The rate that saves time is one the page would refuse.
      const events = host.events.filter(({ type }) => type !== "run" || config.lr !== atOnce.lr);
      for (const event of events) expect(() => checkEvent(event), event.type).not.toThrow();
    });
  }

  it("keeps the curve up to the last finite loss", async () => {
    const { host } = await diverge({ ...hopeless, batch: 1 });
    const { train } = host.last("curves").curves;
    expect(train.at(-1)!.lastStep).toBe(host.status.step - 1);
    for (const { loss, lossMax, smoothLoss } of train) {
      expect([loss, lossMax, smoothLoss].every(Number.isFinite)).toBe(true);
    }
  });

  it("has no answer to the drawing from weights that have overflowed", async () => {
    const { host } = await diverge({ ...hopeless, batch: 1 });
    expect(host.last("answer")).toMatchObject({ drawingId: 1, answer: null });
  });

  it("does nothing more with that run, and trains again after a reset", async () => {
    const { host, session } = await diverge({ ...atOnce, batch: 250 });
    const events = host.events.length;
    session.train();
    session.step();
    session.pause();
    session.evaluateTest();
    await host.idle();
    expect(host.events).toHaveLength(events);

    session.configure(smallConfig);
    expect(host.status.state).toBe("ready");
    await trainToEnd({ host, session });
    expect(host.status.train.loss).toBeLessThan(3);
  });
});
