import { describe, expect, it, vi } from "vitest";
import { noDrawing, plainView, readDrawing } from "../../../src/data/framing/drawing.ts";
import { shiftImage } from "../../../src/data/framing/nudge.ts";
import { evidenceFor } from "../../../src/engine/insight/evidence.ts";
import type { WatchedInsight } from "../../../src/worker/insight/explainer.ts";
import { HiddenIndex } from "../../../src/worker/insight/hiddenIndex.ts";
import { Session } from "../../../src/worker/session.ts";
import { one, seven } from "../drawnDigits.ts";
import { makeReference } from "../makeReference.ts";
import { nearestByDefinition } from "../nearestByDefinition.ts";
import { RecordingHost } from "../recordingHost.ts";
import { PlainLoop, digits, readySession, smallConfig, trainToEnd, useData } from "../smallRun.ts";

const nothing = { why: false, shifts: false, asked: null };
const why = { ...nothing, why: true };
const shifts = { ...nothing, shifts: true };

const image = readDrawing(seven)!.image;
const insights = (host: RecordingHost) => host.all("insight").map(({ insight }) => insight);

/** A session whose answer to a seven is explained, and complete with neighbours. */
async function explained(config = {}, watched: WatchedInsight = why) {
  const { host, session } = readySession(config);
  session.watchInsight(watched);
  session.draw(4, seven, plainView);
  await host.until(() => host.all("insight").some(({ insight }) => insight?.neighbours.length === 5));
  await host.idle();
  return { host, session, insight: host.last("insight").insight! };
}

describe("Session's insight", () => {
  it("says what the ink does for the answer, held against the runner-up", async () => {
    const { host, insight } = await explained();
    const { engine } = new PlainLoop(smallConfig);
    const { probabilities } = engine.predict(image);
    const [best, next] = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
    expect(host.last("insight").drawingId).toBe(4);
    expect(host.last("answer").answer!.label).toBe(best);
    const expected = evidenceFor(engine.network, engine.readParameters(), image, best, next);
    expect(insight).toMatchObject({ label: best, against: next, ...expected });
    expect(insight.evidence.some((value) => value !== 0)).toBe(true);
  });

  it("says for a class that is asked about what speaks for it rather than for the answer", async () => {
    const answer = (await explained()).insight.label;
    const asked = (answer + 3) % 10;
    const { host, session, insight } = await explained({}, { ...why, asked });
    expect(insight).toMatchObject({ label: asked, against: answer });
    expect(insight.margin).toBeLessThan(0);
    for (const other of [answer, 10, 200, null]) {
      session.watchInsight({ ...why, asked: other });
      await host.idle();
      expect(host.last("insight").insight!.label).toBe(answer);
    }
  });

  for (const layers of [
    [784, 16, 10],
    [784, 24, 12, 10],
    [784, 10],
  ]) {
    it(`names the nearest images among those that are trained on: ${layers.join("-")}`, async () => {
      const { insight } = await explained({ layers });
      expect(insight.searched).toBe(500);
      const expected = nearestByDefinition(
        new PlainLoop({ ...smallConfig, layers }).engine,
        image,
        500,
      ).slice(0, 5);
      // Measured: 2e-15 apart; pixels are rounded to single precision.
      insight.neighbours.forEach(({ distance }, k) => expect(distance).toBeCloseTo(expected[k].distance, 5));
      insight.neighbours.forEach((neighbour, k) => {
        const { n } = expected[k];
        expect(neighbour.label).toBe(digits.train.labels[n]);
        expect(neighbour.image).toEqual(digits.train.images.slice(n * 784, (n + 1) * 784));
      });
    });
  }

  it("names the units of the first hidden layer that fire most, and none where there is no such layer", async () => {
    const { insight } = await explained({ layers: [784, 24, 12, 10] });
    const { activations } = new PlainLoop({ ...smallConfig, layers: [784, 24, 12, 10] }).engine.predict(
      image,
    );
    const strongest = [...activations[0]].sort((a, b) => b - a).slice(0, 8);
    expect(insight.units.map(({ activation }) => activation)).toEqual(strongest.filter((value) => value > 0));
    for (const { unit, activation } of insight.units) expect(activations[0][unit]).toBe(activation);
    expect((await explained({ layers: [784, 10] })).insight.units).toEqual([]);
  });

  it("comes before the neighbours are known, and again with them", async () => {
    const { host } = await explained();
    const [first, ...later] = insights(host);
    expect(first).toMatchObject({ neighbours: [], searched: 0 });
    expect(later.at(-1)!.neighbours).toHaveLength(5);
  });

  it("is for the newest drawing, however many come at once", async () => {
    const { host, session } = await explained();
    const before = host.all("insight").length;
    for (let id = 5; id < 40; id++) session.draw(id, id % 2 === 0 ? seven : one, plainView);
    await host.idle();
    const later = host.all("insight").slice(before);
    expect(later.map(({ drawingId }) => drawingId)).toEqual([39]);
    expect(later[0].insight!.neighbours).toHaveLength(5);
  });

  it("is null for nothing drawn", async () => {
    const { host, session } = await explained();
    session.watchInsight({ ...why, shifts: true });
    session.draw(5, noDrawing, plainView);
    await host.idle();
    expect(host.last("insight")).toEqual({ type: "insight", drawingId: 5, insight: null });
    expect(host.last("shifts")).toEqual({ type: "shifts", drawingId: 5, shifts: null });
  });

  it("is made only while somebody looks", async () => {
    const build = vi.spyOn(HiddenIndex, "build");
    const small = readySession({}, digits, 20);
    small.session.draw(1, seven, plainView);
    await trainToEnd(small);
    await small.host.idle();
    expect([...small.host.all("insight"), ...small.host.all("shifts")]).toEqual([]);
    expect(build).not.toHaveBeenCalled();
    small.session.watchInsight(why);
    await small.host.until(() => small.host.all("insight").length > 1);
    small.session.watchInsight(nothing);
    const count = small.host.all("insight").length;
    await trainToEnd(small);
    await small.host.idle();
    expect(small.host.all("insight")).toHaveLength(count);
    expect(small.host.all("shifts")).toEqual([]);
    build.mockRestore();
  });

  it("waits for a drawing and for data", async () => {
    const host = new RecordingHost();
    const session = new Session(host, makeReference);
    session.watchInsight(why);
    session.draw(1, seven, plainView);
    await host.idle();
    expect(host.events).toEqual([]);
    useData(session, digits);
    await host.until(() => host.all("insight").some(({ insight }) => insight?.neighbours.length === 5));
    expect(host.last("insight").drawingId).toBe(1);
  });
});

describe("Session's map of shifts", () => {
  it("holds what becomes of the answer at each move, in one batch", async () => {
    const { host, session } = readySession();
    session.watchInsight(shifts);
    session.draw(2, seven, plainView);
    await host.until(() => host.all("shifts").length > 0);
    const { drawingId, shifts: map } = host.last("shifts");
    const answer = host.last("answer").answer!;
    expect(drawingId).toBe(2);
    expect(map).toMatchObject({ reach: 6, label: answer.label });
    expect(map!.probabilities[84]).toBeCloseTo(answer.probabilities[answer.label], 6);
    const { engine } = new PlainLoop(smallConfig);
    for (const [dx, dy] of [
      [-6, -6],
      [6, 0],
      [-2, 5],
    ]) {
      const { probabilities } = engine.predict(shiftImage(image, dx, dy));
      const at = (dy + 6) * 13 + dx + 6;
      expect(map!.probabilities[at]).toBeCloseTo(probabilities[answer.label], 6);
      expect(map!.labels[at]).toBe(probabilities.indexOf(Math.max(...probabilities)));
    }
    expect(host.all("insight")).toEqual([]);
  });
});
