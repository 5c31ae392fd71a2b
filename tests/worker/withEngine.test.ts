import { describe, expect, it } from "vitest";
import { MissingPart } from "../../src/experiment/missingPart.ts";
import { Session } from "../../src/worker/session.ts";
import { withEngine } from "../../src/worker/withEngine.ts";
import { makeReference } from "./makeReference.ts";
import { RecordingHost } from "./recordingHost.ts";
import { readySession, smallConfig } from "./smallRun.ts";

const precision = smallConfig.precision === "f32" ? "f64" : "f32";
const other = { ...smallConfig, precision } as const;
const offline = () => Promise.reject(new MissingPart("computes", new TypeError("Failed to fetch")));

describe("withEngine, where what an engine needs cannot be fetched", () => {
  it("leaves out a command that begins another run, and says why", async () => {
    const { host, session } = readySession();
    expect(await withEngine({ type: "configure", config: other }, session, offline, host)).toBeNull();
    const { code, scope, message } = host.last("problem").problem;
    expect([code, scope]).toEqual(["part-missing", "run"]);
    expect(message).toMatch(/^Engine: expected to fetch the part .* and press Reset\. /);
  });

  it("lets the run follow what may change in mid-run, on the engine that it has", async () => {
    const { host, session } = readySession();
    const command = { type: "adjust", config: { ...other, epochs: 7 } } as const;
    const ready = await withEngine(command, session, offline, host);
    expect(ready).toEqual({ type: "adjust", config: { ...smallConfig, epochs: 7 } });
  });

  it("asks for nothing where the engine stays the same", async () => {
    const { host, session } = readySession();
    const command = { type: "adjust", config: { ...smallConfig, epochs: 7 } } as const;
    expect(await withEngine(command, session, offline, host)).toBe(command);
    const train = { type: "train" } as const;
    expect(await withEngine(train, session, offline, host)).toBe(train);
    expect(host.all("problem")).toEqual([]);
  });

  it("has no way out where no run stands", async () => {
    const host = new RecordingHost();
    const session = new Session(host, makeReference);
    const command = { type: "configure", config: other } as const;
    await expect(withEngine(command, session, offline, host)).rejects.toThrow(MissingPart);
  });
});
