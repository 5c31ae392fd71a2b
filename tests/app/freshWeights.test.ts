import { describe, expect, it } from "vitest";
import { freshWeights } from "../../src/app/freshWeights.ts";
import { newPlayground, readyPlayground } from "./openPlayground.ts";

describe("freshWeights", () => {
  it("brings the weights as they are, though nobody looks at them", async () => {
    const { playground } = await readyPlayground();
    expect(playground.store.getState().weights).toBeNull();
    expect(await freshWeights(playground)).toMatchObject({ step: 0, units: 16, rows: 28, cols: 28 });
    playground.step();
    expect(await freshWeights(playground)).toMatchObject({ step: 1 });
  });

  it("leaves it as it was whether somebody looks", async () => {
    const { playground, workers } = await readyPlayground();
    const watched = () => workers[0].all("watchWeights").at(-1)!.on;
    await freshWeights(playground);
    expect(watched()).toBe(false);
    playground.watchWeights();
    await freshWeights(playground);
    expect(watched()).toBe(true);
  });

  it("has nothing to bring before there is a run", async () => {
    expect(await freshWeights(newPlayground().playground)).toBeNull();
  });

  it("gives up where no answer comes", async () => {
    const { playground } = await readyPlayground();
    const { store } = playground;
    const deaf = { store, watchWeights: () => () => undefined };
    expect(await freshWeights(deaf, 10)).toBeNull();
  });
});
