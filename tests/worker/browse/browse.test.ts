import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { applyEdits, type DataEdit } from "../../../src/data/edits.ts";
import { browse } from "../../../src/worker/browse/browse.ts";
import type { Holding } from "../../../src/worker/dataHolder.ts";
import type { BrowseQuery, BrowseResult } from "../../../src/worker/protocol/browse.ts";
import { idxBytes } from "../../data/idxBytes.ts";
import { RecordingHost } from "../recordingHost.ts";
import { holdingWith } from "./smallHolding.ts";

type ResultOf<K extends BrowseQuery["kind"]> = Extract<BrowseResult, { kind: K }>;

async function ask(query: BrowseQuery, holding: Holding | null) {
  const host = new RecordingHost();
  await browse(9, query, holding, host);
  const { browseId, result } = host.last("browsed");
  expect(browseId).toBe(9);
  expect(host.all("browsed")).toHaveLength(1);
  return { result, problems: host.all("problem").map(({ problem }) => problem) };
}

async function told<K extends BrowseQuery["kind"]>(
  query: Extract<BrowseQuery, { kind: K }>,
  holding: Holding,
): Promise<ResultOf<K>> {
  const { result } = await ask(query, holding);
  if (result?.kind !== query.kind) throw new Error(`told: expected ${query.kind}, got ${result?.kind}.`);
  return result as ResultOf<K>;
}

const places = (change: Partial<Extract<BrowseQuery, { kind: "places" }>> = {}) =>
  ({ kind: "places", split: "train", label: null, show: "all", ...change }) as const;

const edits: readonly DataEdit[] = [
  { kind: "label", split: "train", index: 11, label: 0 },
  { kind: "label", split: "train", index: 5, label: 2 },
  { kind: "exclude", split: "train", index: 8, on: true },
  { kind: "exclude", split: "test", index: 39, on: true },
];

describe("places", () => {
  it("are all of a part, in their order", async () => {
    const { places: all } = await told(places({ split: "test" }), holdingWith(edits));
    expect([...all]).toEqual(Array.from({ length: 40 }, (_, k) => k));
  });

  it("are those of a class by the labels they have now, left out or not", async () => {
    const holding = holdingWith(edits);
    const now = holding.base.train.labels.slice();
    now[11] = 0;
    now[5] = 2;
    for (const label of [0, 1, 2]) {
      const { places: some } = await told(places({ label }), holding);
      expect([...some]).toEqual([...now.keys()].filter((place) => now[place] === label));
    }
  });

  it("are those that were changed, in one part and class", async () => {
    const holding = holdingWith(edits);
    expect([...(await told(places({ show: "edited" }), holding)).places]).toEqual([5, 8, 11]);
    expect([...(await told(places({ show: "edited", split: "test" }), holding)).places]).toEqual([39]);
    const ofZero = (await told(places({ show: "edited", label: 0 }), holding)).places;
    expect(ofZero).toContain(11);
    expect(ofZero).not.toContain(5);
  });

  it("are divided as the data set is where a share is set aside to test with", async () => {
    const share: DataEdit = { kind: "testShare", share: 0.2 };
    const holding = holdingWith(
      [share, ...edits.filter((edit) => "split" in edit && edit.split === "train")],
      {
        test: null,
      },
    );
    const { test } = applyEdits(holding.base, holding.edits);
    const aside = (await told(places({ split: "test" }), holding)).places;
    const others = (await told(places(), holding)).places;
    expect([...aside, ...others].sort((a, b) => a - b)).toEqual(Array.from({ length: 5000 }, (_, k) => k));
    const inUse = aside.filter((place) => place !== 8);
    const { images } = await told({ kind: "images", split: "train", places: [...inUse] }, holding);
    expect(images).toEqual(test!.images);
    const changed = await Promise.all(
      (["train", "test"] as const).map(
        async (split) => (await told(places({ split, show: "edited" }), holding)).places,
      ),
    );
    expect(changed.flatMap((some) => [...some]).sort((a, b) => a - b)).toEqual([5, 8, 11]);
  });

  it("are none of a part that is missing", async () => {
    expect((await told(places({ split: "test" }), holdingWith([], { test: null }))).places).toHaveLength(0);
  });
});

describe("images", () => {
  const query = { kind: "images", split: "train", places: [11, 8, 0] } as const;

  it("come with the labels they have, those they came with, and whether they are left out", async () => {
    const holding = holdingWith(edits);
    const { train } = holding.base;
    const { images, labels, cameAs, excluded } = await told(query, holding);
    expect([...cameAs]).toEqual([train.labels[11], train.labels[8], train.labels[0]]);
    expect([...labels]).toEqual([0, train.labels[8], train.labels[0]]);
    expect([...excluded]).toEqual([0, 1, 0]);
    expect([...images.subarray(0, 6)]).toEqual([...train.images.subarray(66, 72)]);
    expect([...images.subarray(12)]).toEqual([...train.images.subarray(0, 6)]);
  });

  it("look as they are trained on, transposed and inverted", async () => {
    const holding = holdingWith([
      { kind: "transpose", on: true },
      { kind: "invert", on: true },
    ]);
    const { train } = applyEdits(holding.base, holding.edits);
    const { images } = await told({ kind: "images", split: "train", places: [0, 1, 2] }, holding);
    expect(images).toEqual(train.images.slice(0, 18));
    const [first] = holding.base.train.images;
    expect(images[0]).toBe(255 - first);
  });

  it("are told of none where there is none, without a complaint: other data have come", async () => {
    expect(await ask({ ...query, places: [0, 5000] }, holdingWith([]))).toEqual({
      result: null,
      problems: [],
    });
    expect(await ask({ ...query, split: "test" }, holdingWith([], { test: null }))).toEqual({
      result: null,
      problems: [],
    });
  });
});

describe("the export", () => {
  async function exported(holding: Holding) {
    const { files } = await told({ kind: "export" }, holding);
    const unpacked = await Promise.all(
      files.map(async ({ name, blob }) => {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        return [name, name.endsWith(".gz") ? new Uint8Array(gunzipSync(bytes)) : bytes] as const;
      }),
    );
    return new Map(unpacked);
  }
  it("is the data set as it is trained on, in files called as MNIST's", async () => {
    const holding = holdingWith([...edits, { kind: "transpose", on: true }]);
    const files = await exported(holding);
    expect([...files.keys()]).toEqual([
      "train-images-idx3-ubyte.gz",
      "train-labels-idx1-ubyte.gz",
      "t10k-images-idx3-ubyte.gz",
      "t10k-labels-idx1-ubyte.gz",
      "classes.txt",
    ]);
    const { train, test } = applyEdits(holding.base, holding.edits);
    expect(files.get("train-images-idx3-ubyte.gz")).toEqual(idxBytes([4999, 2, 3], train.images));
    expect(files.get("train-labels-idx1-ubyte.gz")).toEqual(idxBytes([4999], train.labels));
    expect(files.get("t10k-images-idx3-ubyte.gz")).toEqual(idxBytes([39, 2, 3], test?.images ?? []));
    expect(files.get("t10k-labels-idx1-ubyte.gz")).toEqual(idxBytes([39], test?.labels ?? []));
    expect(new TextDecoder().decode(files.get("classes.txt"))).toBe("a\nb\nc\n");
  });

  it("has two files where there are no test images, four once a share of the others takes their place", async () => {
    const numbered = { test: null, classNames: ["0", "1", "2"] };
    expect([...(await exported(holdingWith([], numbered))).keys()]).toEqual([
      "train-images-idx3-ubyte.gz",
      "train-labels-idx1-ubyte.gz",
    ]);
    const holding = holdingWith([{ kind: "testShare", share: 0.2 }], numbered);
    const split = await exported(holding);
    expect(split.size).toBe(4);
    const { train, test } = applyEdits(holding.base, holding.edits);
    expect(test?.labels.length).toBe(1000);
    expect(split.get("t10k-labels-idx1-ubyte.gz")).toEqual(idxBytes([1000], test?.labels ?? []));
    expect(split.get("train-labels-idx1-ubyte.gz")).toEqual(idxBytes([4000], train.labels));
  });

  it("names the classes once numbers are not their own any more", async () => {
    const files = await exported(
      holdingWith([{ kind: "mapClass", label: 0, to: null }], { classNames: ["0", "1", "2"] }),
    );
    expect(new TextDecoder().decode(files.get("classes.txt"))).toBe("1\n2\n");
    expect(new Set(files.get("train-labels-idx1-ubyte.gz")?.subarray(8))).toEqual(new Set([0, 1]));
  });

  it("packs the same data to the same bytes", async () => {
    const [once, twice] = await Promise.all(
      [0, 1].map(async () => {
        const { files } = await told({ kind: "export" }, holdingWith(edits));
        return Promise.all(files.map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer())));
      }),
    );
    expect(once).toEqual(twice);
  });

  it("says what is wrong where nothing is left to train on", async () => {
    const holding = holdingWith([], { train: { images: new Uint8Array(6), labels: Uint8Array.of(0) } });
    const left = holdingWith([{ kind: "exclude", split: "train", index: 0, on: true }]).edits;
    const { result, problems } = await ask({ kind: "export" }, { ...holding, edits: left });
    expect(result).toBeNull();
    expect(problems).toEqual([
      {
        code: "empty",
        message: "Letters: expected at least one training image, got none left.",
        scope: "data",
      },
    ]);
  });
});

describe("a question before there are data", () => {
  it("has no answer", async () => {
    expect(await ask({ kind: "overview" }, null)).toEqual({ result: null, problems: [] });
  });
});
