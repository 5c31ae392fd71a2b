import { describe, expect, it, vi } from "vitest";
import { AHEAD_AFTER_MS, fetchAhead } from "../../src/app/fetchAhead.ts";
import { openBoard } from "./board/boards.ts";

/** A page whose time and idleness come when they are told to. */
function stillPage() {
  const { playground, received } = openBoard();
  const part = vi.fn(() => Promise.resolve());
  const setTimeout = vi.fn<(act: () => void, ms: number) => void>();
  const requestIdleCallback = vi.fn<(act: () => void) => void>();
  const load = vi.fn(() => Promise.resolve({ partsAhead: [part, part] }));
  const runs = () => playground.store.setState({ run: { id: 1 } as never });
  return { playground, received, part, page: { setTimeout, requestIdleCallback }, load, runs };
}

describe("fetchAhead", () => {
  it("waits for the first run, then for a while, then until the page has nothing to do", async () => {
    const { playground, received, part, page, load, runs } = stillPage();
    fetchAhead(playground, page, load);
    playground.store.setState({ loading: null });
    expect(page.setTimeout).not.toHaveBeenCalled();
    runs();
    runs();
    expect(page.setTimeout.mock.calls.map(([, ms]) => ms)).toEqual([AHEAD_AFTER_MS]);
    expect(page.requestIdleCallback).not.toHaveBeenCalled();
    page.setTimeout.mock.calls[0][0]();
    expect(received("fetchAhead")).toEqual([]);
    page.requestIdleCallback.mock.calls[0][0]();
    expect(received("fetchAhead")).toHaveLength(1);
    await vi.waitFor(() => expect(part).toHaveBeenCalledTimes(2));
  });

  it("is silent where the network is gone", async () => {
    const { playground, page, runs } = stillPage();
    const load = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));
    fetchAhead(playground, { setTimeout: page.setTimeout }, load);
    runs();
    page.setTimeout.mock.calls[0][0]();
    await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
    expect(playground.store.getState().problems).toEqual([]);
  });
});
