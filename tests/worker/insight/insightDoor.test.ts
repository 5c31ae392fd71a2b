import { expect, it, vi } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { InsightDoor } from "../../../src/worker/insight/insightDoor.ts";
import { RecordingHost } from "../recordingHost.ts";

vi.mock("../../../src/worker/insight/insights.ts", () => {
  throw new TypeError("Failed to fetch dynamically imported module");
});

it("says once that insights cannot be had, and leaves drawings to be answered without", async () => {
  const host = new RecordingHost();
  const known = vi.fn();
  const door = new InsightDoor(host, () => null, known);
  const [image, digits] = [new Uint8Array(784), makeBuiltinDigits(1, { train: 20, test: 10 })];
  expect(door.strangenessOf(image, digits)).toBeNull();
  await host.until(() => host.all("problem").length > 0);
  const { problem } = host.last("problem");
  expect(problem).toMatchObject({ code: "part-missing", scope: "drawing" });
  expect(problem.message).toMatch(
    /^Explanations: expected to fetch the part of the page that explains answers, got: /,
  );
  expect(door.strangenessOf(image, digits)).toBeNull();
  await host.breathe();
  await host.breathe();
  expect(host.all("problem")).toHaveLength(1);
  expect(known).not.toHaveBeenCalled();
});
