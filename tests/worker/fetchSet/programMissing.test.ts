import { expect, it, vi } from "vitest";
import { DataHolder } from "../../../src/worker/dataHolder.ts";
import { DataLoader } from "../../../src/worker/dataLoader.ts";
import { Session } from "../../../src/worker/session.ts";
import { makeReference } from "../makeReference.ts";
import { RecordingHost } from "../recordingHost.ts";

vi.mock("../../../src/worker/fetchSet/fetchSet.ts", () => {
  throw new TypeError("Failed to fetch dynamically imported module");
});

it("a page that cannot load its part for fetching says so, and goes on", async () => {
  const host = new RecordingHost();
  const loader = new DataLoader(new DataHolder(new Session(host, makeReference), host), host);
  expect(await loader.fetchSet("mnist", "https://school.example/")).toBe(false);
  expect(host.last("problem").problem).toMatchObject({ code: "part-missing", scope: "data" });
  expect(await loader.loadFiles([])).toBe(false);
});
