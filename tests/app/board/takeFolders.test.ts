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
    expect(state().loading).toMatchObject({ file: "digits: 0 files found", bytesTotal: 0 });
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
    expect(state().loading).toBeNull();
    expect(received("loadFiles")).toEqual([]);
  });
});
