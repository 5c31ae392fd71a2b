import { describe, expect, it } from "vitest";
import { plainView } from "../../../src/data/framing/drawing.ts";
import { drawingOf, seven } from "../drawnDigits.ts";
import type { RecordingHost } from "../recordingHost.ts";
import { digits, readySession, smallConfig, useData } from "../smallRun.ts";

describe("Session's measure of strangeness", () => {
  const strangenessOf = (host: RecordingHost) => host.last("answer").answer!.strangeness;

  it("is null until the training images have been looked through, then answers the drawing anew", async () => {
    const { host, session } = readySession();
    session.draw(1, seven, plainView);
    expect(strangenessOf(host)).toBeNull();
    await host.until(() => strangenessOf(host) !== null);
    expect(host.all("answer")).toHaveLength(2);
    expect(strangenessOf(host)).toBeGreaterThan(0);
    expect(strangenessOf(host)).toBeLessThan(1.2);
    session.draw(2, drawingOf([160, 160]), plainView);
    expect(strangenessOf(host)).toBeGreaterThan(2);
  });

  it("costs nothing while nobody draws", async () => {
    const { host } = readySession();
    let breaths = 0;
    host.onBreath = () => (breaths += 1);
    await host.idle();
    expect(breaths).toBe(0);
  });

  it("stays known from run to run and is learnt anew from other data", async () => {
    const { host, session } = readySession();
    session.draw(1, seven, plainView);
    await host.until(() => strangenessOf(host) !== null);
    const known = strangenessOf(host);
    session.configure({ ...smallConfig, layers: [784, 8, 10], seed: 5 });
    expect(strangenessOf(host)).toBe(known);
    session.useTestImages({ ...digits, test: null });
    session.draw(2, seven, plainView);
    expect(strangenessOf(host)).toBe(known);
    const blank = {
      ...digits,
      train: { ...digits.train, images: new Uint8Array(digits.train.images.length) },
    };
    useData(session, blank);
    expect(strangenessOf(host)).toBeNull();
    await host.until(() => strangenessOf(host) !== null);
    expect(strangenessOf(host)).toBeGreaterThan(100);
  });
});
