import { describe, expect, it, vi } from "vitest";
import { takeTransfer } from "../../../src/app/board/takeFiles.ts";
import { readFolders } from "../../../src/app/readFolders.ts";
import { openBoard } from "./boards.ts";

type Tree = { readonly [name: string]: Tree | string | Error };

/** Entries as a browser hands them out: two at a time. */
function entriesOf(tree: Tree, above = ""): FileSystemEntry[] {
  return Object.entries(tree).map(([name, content]) => {
    const fullPath = `${above}/${name}`;
    const isFile = typeof content === "string" || content instanceof Error;
    const common = { name, fullPath, isFile, isDirectory: !isFile };
    if (isFile) {
      const file = (done: (file: File) => void, failed: (error: Error) => void) => {
        if (content instanceof Error) failed(content);
        else done(new File([content], name));
      };
      return { ...common, file } as unknown as FileSystemEntry;
    }
    const createReader = () => {
      const left = entriesOf(content, fullPath);
      return { readEntries: (done: (batch: FileSystemEntry[]) => void) => done(left.splice(0, 2)) };
    };
    return { ...common, createReader } as unknown as FileSystemEntry;
  });
}

function transferOf(tree: Tree): DataTransfer {
  const entries = entriesOf(tree);
  return {
    items: entries.map((entry) => ({ kind: "file", webkitGetAsEntry: () => entry })),
    files: entries.map(({ name }) => new File(["x"], name)),
  } as unknown as DataTransfer;
}

/** A folder that hands out another file as often as it is asked, until `hang`; from then on nothing. */
function endlessFolder() {
  let batches = 0;
  let hangs = false;
  let isAsked = false;
  const readEntries = (done: (batch: FileSystemEntry[]) => void) => {
    batches += 1;
    if (hangs) isAsked = true;
    else setImmediate(done, entriesOf({ [`${batches}.png`]: "x" }, "/endless"));
  };
  const folder = { name: "endless", fullPath: "/endless", isFile: false, isDirectory: true };
  const entry = { ...folder, createReader: () => ({ readEntries }) };
  const items = [{ kind: "file", webkitGetAsEntry: () => entry }];
  return {
    transfer: { items, files: [] } as unknown as DataTransfer,
    batches: () => batches,
    hang: () => void (hangs = true),
    isAsked: () => isAsked,
  };
}

/** Resolves when whatever was on its way has come. */
async function quiet(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

const digits = {
  digits: { "0": { "a.png": "a", "b.png": "b", "c.png": "c" }, "1": { "a.png": "d" }, "x.csv": "e" },
};

describe("readFolders", () => {
  it("finds every file and the way to it, however few are handed out at a time", async () => {
    const told: number[] = [];
    const { files, unreadable, more } = await readFolders(entriesOf(digits), {
      onProgress: (count) => told.push(count),
    });
    expect(files.map(({ path }) => path).toSorted()).toEqual([
      "digits/0/a.png",
      "digits/0/b.png",
      "digits/0/c.png",
      "digits/1/a.png",
      "digits/x.csv",
    ]);
    expect({ unreadable, more }).toEqual({ unreadable: [], more: false });
    expect(told.at(-1)).toBe(5);
  });

  it("stops where there are too many", async () => {
    const { files, more } = await readFolders(entriesOf(digits), { most: 2 });
    expect(files).toHaveLength(2);
    expect(more).toBe(true);
  });

  it("names what cannot be opened", async () => {
    const { files, unreadable } = await readFolders(entriesOf({ d: { a: new Error("locked"), b: "b" } }));
    expect(files.map(({ path }) => path)).toEqual(["d/b"]);
    expect(unreadable).toEqual(["d/a"]);
  });
});

describe("takeTransfer", () => {
  it("gives a folder’s files to the data, pictures too, with the way to each", async () => {
    const { playground, received, state } = openBoard();
    takeTransfer(playground, transferOf(digits));
    expect(state().looking).toEqual({ folder: "digits", files: 0 });
    await vi.waitFor(() => expect(received("loadFiles")).toHaveLength(1));
    const [{ files }] = received("loadFiles");
    expect(files.map(({ path }) => path)).toContain("digits/0/b.png");
    expect(files).toHaveLength(5);
    expect(state().readingImage).toBe(false);
  });

  it("gives a picture that lies in no folder to the pad", async () => {
    const { playground, received, state } = openBoard();
    takeTransfer(playground, transferOf({ "seven.png": "x" }));
    expect(state().readingImage).toBe(true);
    takeTransfer(playground, transferOf({ "seven.png": "x", ...digits }));
    await vi.waitFor(() => expect(received("loadFiles")).toHaveLength(1));
    expect(received("loadFiles")[0].files).toHaveLength(5);
  });

  it.each([
    [
      { d: {} },
      "d: expected files of images or labels, or folders of pictures, got an empty folder. Choose another folder.",
    ],
    [
      { d: { a: new Error("locked"), b: new Error("locked") } },
      "d/a and 1 more: expected files that can be read, got none. Were they moved, or are they locked? Drop the folder again.",
    ],
  ])("tells of a folder with nothing to read", async (tree, message) => {
    const { playground, received, state } = openBoard();
    takeTransfer(playground, transferOf(tree));
    await vi.waitFor(() => expect(state().problems).toMatchObject([{ scope: "data", message }]));
    expect(state().looking).toBeNull();
    expect(received("loadFiles")).toEqual([]);
  });

  it("gives up a folder when it is cancelled, however long the rest of it takes, and leaves all as it was", async () => {
    const { playground, received, state } = openBoard();
    const before = state();
    const { transfer, hang, isAsked } = endlessFolder();
    takeTransfer(playground, transfer);
    await vi.waitFor(() => expect(state().looking!.files).toBeGreaterThan(4));
    hang();
    await vi.waitFor(() => expect(isAsked()).toBe(true));
    playground.data.cancelLoad();
    await quiet();
    expect(state()).toEqual(before);
    expect(received("loadFiles")).toEqual([]);
    expect(received("cancelLoad"), "what the worker reads is given up as well").toHaveLength(1);
  });

  it("asks for no more of a folder that was given up, and looks through the next one", async () => {
    const { playground, received, state } = openBoard();
    const { transfer, batches } = endlessFolder();
    takeTransfer(playground, transfer);
    await vi.waitFor(() => expect(state().looking!.files).toBeGreaterThan(4));
    playground.data.cancelLoad();
    await quiet();
    const asked = batches();
    await quiet();
    expect(batches()).toBe(asked);
    takeTransfer(playground, transferOf(digits));
    await vi.waitFor(() => expect(received("loadFiles")).toHaveLength(1));
    expect(state().looking).toBeNull();
  });
});
