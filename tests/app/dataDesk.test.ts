import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { DataDesk, type LoadCommand } from "../../src/app/dataDesk.ts";
import { offerFiles } from "../../src/app/offerFiles.ts";
import { initialState, type Library, type PlaygroundState } from "../../src/app/playgroundState.ts";

const files = offerFiles([new File(["a"], "a.csv")]);
const library = (current: number | null, place: Library["place"] = "browser"): Library => ({
  ...{ sets: [], current, place, room: null },
});
type Dataset = NonNullable<PlaygroundState["dataset"]>;

/** A desk whose worker answers as `answer` says, and the commands it was given. */
function newDesk(answer: (command: LoadCommand) => boolean | "dies") {
  const store = createStore<PlaygroundState>(() => initialState);
  const asked: LoadCommand[] = [];
  const desk = new DataDesk(store, {
    send: () => undefined,
    clearProblems: () => undefined,
    request: (command) => {
      asked.push(command);
      const outcome = answer(command);
      return outcome === "dies" ? Promise.reject(new Error("it died")) : Promise.resolve(outcome);
    },
  });
  /** Puts a data set in use, kept under this number or not. */
  const uses = (current: number | null, place?: Library["place"]) => {
    store.setState({ dataset: { name: "a", builtin: false } as Dataset, library: library(current, place) });
  };
  const types = () => asked.splice(0).map((command) => command.type);
  const last = () => asked.at(-1);
  return { desk, store, uses, types, last };
}

describe("DataDesk.loadAgain", () => {
  it("opens what was used last on a fresh page, else the built-in digits", async () => {
    const kept = newDesk(() => true);
    await kept.desk.loadAgain();
    expect(kept.types()).toEqual(["openLast"]);
    const nothing = newDesk(({ type }) => type === "loadBuiltin");
    await nothing.desk.loadAgain();
    expect(nothing.types()).toEqual(["openLast", "loadBuiltin"]);
  });

  it("opens the kept set again after the worker's death, and reads no files", async () => {
    const { desk, uses, types } = newDesk(() => true);
    await desk.loadAgain();
    await desk.loadFiles(files);
    uses(7);
    types();
    await desk.loadAgain();
    expect(types()).toEqual(["openKept"]);
  });

  it("reads files again where the set is not kept, is gone, or was kept by the worker that died", async () => {
    for (const [current, place, expected] of [
      [null, "browser", ["loadFiles"]],
      [7, "browser", ["openKept", "loadFiles"]],
      [7, "memory", ["loadFiles"]],
    ] as const) {
      const { desk, uses, types } = newDesk(({ type }) => type === "loadFiles");
      await desk.loadAgain();
      await desk.loadFiles(files);
      uses(current, place);
      types();
      await desk.loadAgain();
      expect(types()).toEqual(expected);
    }
  });

  it("does not read a file again that brought a network and no data", async () => {
    const network = offerFiles([new File(["n"], "model.npz")]);
    const { desk, uses, types, last } = newDesk((command) => {
      if (command.type !== "loadFiles") return false;
      if (command.files[0].path === "model.npz") desk.noteModel("model.npz");
      return command.files.some(({ path }) => path === "a.csv");
    });
    await desk.loadAgain();
    await desk.loadFiles(network);
    await desk.loadFiles(files);
    uses(null);
    types();
    await desk.loadAgain();
    expect(last()).toEqual({ type: "loadFiles", files });
  });

  it("reads neither a folder with a network again, nor what came to nothing", async () => {
    const folder = ["run/model.npz", "run/train.py"].map((path) => ({ path, file: new File(["n"], path) }));
    const damaged = offerFiles([new File(["d"], "damaged.zip")]);
    const half = offerFiles([new File(["h"], "a-images")]);
    for (const waits of [false, true]) {
      const { desk, store, uses, types, last } = newDesk((command) => {
        if (command.type !== "loadFiles") return false;
        if (command.files === folder) desk.noteModel("run/");
        return command.files.some(({ path }) => path === "a.csv");
      });
      await desk.loadAgain();
      if (waits) {
        store.setState({ tray: { have: ["images"], missing: ["labels"] } });
        await desk.loadFiles(half);
      } else await desk.loadFiles(damaged);
      await desk.loadFiles(folder);
      await desk.loadFiles(files);
      uses(null);
      types();
      await desk.loadAgain();
      expect(last()).toEqual({ type: "loadFiles", files: waits ? [...half, ...files] : files });
    }
  });

  it("draws the built-in digits again where those were in use, whatever other tabs use", async () => {
    const { desk, store, types } = newDesk(({ type }) => type === "loadBuiltin");
    await desk.loadAgain();
    store.setState({ dataset: { name: "b", builtin: true } as Dataset, library: library(null) });
    types();
    await desk.loadAgain();
    expect(types()).toEqual(["loadBuiltin"]);
  });

  it("does not open a set twice that was the worker's death", async () => {
    const { desk, types } = newDesk(({ type }) => (type === "openLast" ? "dies" : true));
    const first = desk.loadAgain();
    const second = desk.loadAgain(); // of the worker that took the dead one's place
    await Promise.all([first, second]);
    expect(types()).toEqual(["openLast", "loadBuiltin"]);
  });
});
