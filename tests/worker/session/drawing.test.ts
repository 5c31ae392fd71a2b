import { makeReference } from "../makeReference.ts";
import { describe, expect, it } from "vitest";
import { noDrawing, noNudge, plainView, readDrawing } from "../../../src/data/framing/drawing.ts";
import { Session } from "../../../src/worker/session.ts";
import { drawingOf, one, seven } from "../drawnDigits.ts";
import { RecordingHost } from "../recordingHost.ts";
import {
  PlainLoop,
  STEPS_PER_EPOCH,
  digits,
  readySession,
  smallConfig,
  trainToEnd,
  useData,
} from "../smallRun.ts";

const reading = readDrawing(seven)!;
const framed = reading.image;

describe("Session's answer to a drawing", () => {
  it("comes at once, from the network as it stands, with the image that it read", () => {
    const { host, session } = readySession();
    session.draw(4, seven, plainView);
    const { drawingId, answer } = host.last("answer");
    expect(drawingId).toBe(4);
    expect(answer).toMatchObject(reading);
    const expected = [...new PlainLoop(smallConfig).engine.predict(framed).probabilities];
    expect(answer!.probabilities).toEqual(expected);
    expect(answer!.label).toBe(expected.indexOf(Math.max(...expected)));
    // Measured: 1 to 2e-16.
    expect(answer!.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it("waits for data where there are none yet", () => {
    const host = new RecordingHost();
    const session = new Session(host, makeReference);
    session.draw(1, noDrawing, plainView);
    session.draw(2, seven, plainView);
    expect(host.events).toEqual([]);
    useData(session, digits);
    expect(host.last("answer").drawingId).toBe(2);
    expect(host.last("answer").answer).not.toBeNull();
  });

  it("is null for nothing drawn", () => {
    const { host, session } = readySession();
    session.draw(1, seven, plainView);
    session.draw(2, noDrawing, plainView);
    expect(host.last("answer")).toEqual({ type: "answer", drawingId: 2, answer: null });
    session.draw(3, drawingOf([]), plainView);
    expect(host.last("answer")).toEqual({ type: "answer", drawingId: 3, answer: null });
  });

  it("keeps coming while the network trains, and ends with that of the trained one", async () => {
    const small = readySession({}, digits, 20);
    small.session.draw(1, seven, plainView);
    await trainToEnd(small);
    const answers = small.host.all("answer").map(({ answer }) => answer!.probabilities);
    expect(new Set(answers.map(String)).size).toBeGreaterThan(2);

    const loop = new PlainLoop(smallConfig);
    loop.train(2 * STEPS_PER_EPOCH);
    expect(answers.at(-1)).toEqual([...loop.engine.predict(framed).probabilities]);
  });

  it("changes no loss", async () => {
    const plain = readySession();
    await trainToEnd(plain);
    const { host, session } = readySession();
    let id = 0;
    host.onBreath = () => session.draw(++id, seven, plainView);
    await trainToEnd({ host, session });
    expect(id).toBeGreaterThan(2);
    expect(host.last("curves").curves.train).toEqual(plain.host.last("curves").curves.train);
  });

  it("is for the newest drawing alone, also after training and in the next run", async () => {
    const small = readySession();
    small.session.draw(1, seven, plainView);
    await trainToEnd(small);
    small.session.draw(2, one, plainView);
    expect(small.host.last("answer").drawingId).toBe(2);
    small.session.configure(smallConfig);
    const from = small.host.events.length;
    await trainToEnd(small);
    const later = small.host.events.slice(from).filter((event) => event.type === "answer");
    expect(new Set(later.map(({ drawingId }) => drawingId))).toEqual(new Set([2]));
  });

  it("stops coming when the drawing is cleared", async () => {
    const { host, session } = readySession();
    session.draw(1, seven, plainView);
    session.draw(2, noDrawing, plainView);
    const answers = host.all("answer").length;
    await trainToEnd({ host, session });
    expect(host.all("answer")).toHaveLength(answers);
  });

  it("takes a touch of the pen for a dot, not for a stroke to enlarge", () => {
    const { host, session } = readySession();
    session.draw(1, drawingOf([160, 160, 163, 162]), plainView);
    const ink = [...host.last("answer").answer!.image].filter((value) => value > 0).length;
    session.draw(2, drawingOf([160, 160, 190, 180]), plainView);
    const strokeInk = [...host.last("answer").answer!.image].filter((value) => value > 0).length;
    expect(ink).toBeLessThan(30);
    expect(strokeInk).toBeGreaterThan(40);
  });

  it("is for the view of the drawing that is asked for", () => {
    const { host, session } = readySession();
    const raw = { framed: false, nudge: noNudge };
    session.draw(1, seven, raw);
    expect(host.last("answer").answer).toMatchObject(readDrawing(seven, raw)!);
    const nudged = { framed: true, nudge: { ...noNudge, dx: 3, rotation: 20 } };
    session.draw(2, seven, nudged);
    expect(host.last("answer").answer).toMatchObject(readDrawing(seven, nudged)!);
    expect(host.last("answer").answer!.image).not.toEqual(framed);
  });
});
