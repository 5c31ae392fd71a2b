import { describe, expect, it } from "vitest";
import { createBreather } from "../../src/worker/breathe.ts";

describe("createBreather", () => {
  it("lets waiting messages be handled, which a promise alone does not", async () => {
    const breathe = createBreather();
    const { port1, port2 } = new MessageChannel();
    const handled: unknown[] = [];
    port1.onmessage = ({ data }) => handled.push(data);
    port2.postMessage("train");
    for (let i = 0; i < 1000; i++) await Promise.resolve();
    expect(handled).toEqual([]);
    // One is enough in a browser; Node takes up to a thousand messages of one port in a row.
    for (let i = 0; i < 5000 && handled.length === 0; i++) await breathe();
    port1.close();
    expect(handled).toEqual(["train"]);
  });

  it("resolves pauses in the order in which they were taken", async () => {
    const breathe = createBreather();
    const order: number[] = [];
    const pauses = [1, 2, 3].map((n) => breathe().then(() => order.push(n)));
    expect(order).toEqual([]);
    await Promise.all(pauses);
    expect(order).toEqual([1, 2, 3]);
  });
});
