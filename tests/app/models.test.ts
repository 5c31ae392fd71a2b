import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { Models } from "../../src/app/models.ts";
import { initialState, type PlaygroundState } from "../../src/app/playgroundState.ts";
import { defaultConfig } from "../../src/experiment/configuration.ts";
import type { Command } from "../../src/worker/protocol.ts";
import type { WaitingModel } from "../../src/worker/protocol/model.ts";

const waiting: WaitingModel = { modelId: 3, name: "a.npz", layers: [784, 10], activations: ["relu", "tanh"] };

function newModels() {
  const store = createStore<PlaygroundState>(() => initialState);
  const sent: Command[] = [];
  const seen: string[] = [];
  const models = new Models(store, {
    send: (command) => sent.push(command),
    seen: (name) => seen.push(name),
  });
  return { models, store, sent, seen };
}

describe("Models", () => {
  it("shows the network that waits, and answers for it once", () => {
    const { models, store, sent, seen } = newModels();
    models.receive({ type: "modelWaits", model: waiting });
    expect(store.getState().waitingModel).toBe(waiting);
    expect(seen).toEqual(["a.npz"]);
    models.open("tanh");
    models.open("relu");
    models.drop();
    expect(sent).toEqual([{ type: "openModel", modelId: 3, activation: "tanh" }]);
    expect(store.getState().waitingModel).toBeNull();
  });

  it("lets go of it", () => {
    const { models, store, sent } = newModels();
    models.receive({ type: "modelWaits", model: waiting });
    models.drop();
    expect(sent).toEqual([{ type: "dropModel", modelId: 3 }]);
    models.receive({ type: "modelWaits", model: waiting });
    models.receive({ type: "modelWaits", model: null });
    expect(store.getState().waitingModel).toBeNull();
  });

  it("makes an opened file's experiment the page's", () => {
    const { models, store, seen, sent } = newModels();
    const model = {
      name: "b.zip",
      config: { ...defaultConfig, lr: 0.5 },
      hasNetwork: true,
      resumed: true,
      notes: [],
    };
    models.adopt(model);
    expect(store.getState()).toMatchObject({ config: model.config, openedModel: model, waitingModel: null });
    expect(seen).toEqual(["b.zip"]);
    expect(sent, "for what was on its way meanwhile").toEqual([{ type: "adjust", config: model.config }]);
    models.forgetOpened();
    expect(store.getState().openedModel).toBeNull();
  });
});
