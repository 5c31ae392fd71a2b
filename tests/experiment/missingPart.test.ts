import { describe, expect, it, vi } from "vitest";
import { fetchPart, MissingPart, missingPartProblem } from "../../src/experiment/missingPart.ts";

describe("fetchPart", () => {
  it("says what could not be fetched and why, and asks again the next time", async () => {
    const load = vi.fn<() => Promise<number>>();
    load.mockRejectedValueOnce(new TypeError("Failed to fetch dynamically imported module: x.js"));
    load.mockResolvedValueOnce(7);
    const failure = await fetchPart("reads files", load).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MissingPart);
    const problem = missingPartProblem(failure as MissingPart, {
      ...{ where: "Files", again: "drop them again", scope: "data" },
    });
    expect(problem).toEqual({
      code: "part-missing",
      scope: "data",
      message:
        "Files: expected to fetch the part of the page that reads files, got: Failed to fetch dynamically imported " +
        "module: x.js. Connect this device and drop them again. If the page has been updated meanwhile, load it again.",
    });
    expect(await fetchPart("reads files", load)).toBe(7);
  });

  it("leaves it to the inner part to say what is missing", async () => {
    const inner = () => fetchPart("reads .csv", () => Promise.reject(new Error("offline")));
    await expect(fetchPart("reads files", inner)).rejects.toThrow("reads .csv");
  });
});
