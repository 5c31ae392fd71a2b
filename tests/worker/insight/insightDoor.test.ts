import { expect, it, vi } from "vitest";
import { InsightDoor } from "../../../src/worker/insight/insightDoor.ts";
import { RecordingHost } from "../recordingHost.ts";
import { digits } from "../smallRun.ts";

vi.mock("../../../src/worker/insight/insights.ts", () => ({
  get createInsights(): never {
    throw new Error("Failed to fetch");
  },
}));

it("says once that insights cannot be had, and leaves drawings to be answered without", async () => {
  const host = new RecordingHost();
  const known = vi.fn();
  const door = new InsightDoor(host, () => null, known);
  const image = new Uint8Array(784);
  expect(door.strangenessOf(image, digits)).toBeNull();
  await host.until(() => host.all("problem").length > 0);
  const { problem } = host.last("problem");
  expect(problem).toMatchObject({ code: "insight-failed", scope: "drawing" });
  expect(problem.message).toContain("Failed to fetch");
  expect(door.strangenessOf(image, digits)).toBeNull();
  await host.breathe();
  await host.breathe();
  expect(host.all("problem")).toHaveLength(1);
  expect(known).not.toHaveBeenCalled();
});
