import fc from "fast-check";
import { zipSync } from "fflate";
import { beforeEach, describe, expect, it } from "vitest";
import { readNpz } from "../../export/model/readArrays.ts";
import { writeNpz } from "../../../src/export/model/npz.ts";
import type { NamedArray } from "../../../src/export/model/modelFile.ts";
import { npyBytes } from "../../../src/export/model/npy.ts";
import { offer } from "../ingest/offered.ts";
import { bitsOf } from "../snapshot/smallResume.ts";
import { idxFiles } from "./smallIdx.ts";
import { repacked, small, Tab, withExperiment, withoutData } from "./tab.ts";

let made: Uint8Array<ArrayBuffer> | null = null;
let bundle: Uint8Array<ArrayBuffer>;
let tab: Tab;
let before: unknown;

const AGAIN = "Export it again, or choose the file as it was exported.";
const CUT_OFF =
  "run.zip: expected a whole zip archive, got one that is cut off: the list of its files, which ends it, is missing. " +
  "Download, copy or export it again.";
const EXPORT_AGAIN = "Export the run again, or choose the file as it was exported.";

beforeEach(async () => {
  if (made !== null) return;
  const first = new Tab({ config: { layers: [784, 5, 10], optimizer: "momentum", epochs: 2 } });
  first.session.setOwnDigits({ images: new Uint8Array(784), labels: Uint8Array.of(7), weight: 1 });
  await first.trainTo(3);
  bundle = made = withoutData(await first.exportBytes("bundle"));
});

/** One of the .npz files with one of its arrays changed. */
function withArray(
  member: string,
  name: string,
  change: (array: NamedArray) => NamedArray | null,
): Uint8Array<ArrayBuffer> {
  return repacked(bundle, (files) => {
    const arrays = readNpz(files[member] ?? new Uint8Array(0), member);
    const changed = arrays.flatMap((array) => (array.name === name ? (change(array) ?? []) : array));
    return { [member]: writeNpz(changed) };
  });
}

const without = (member: string) => () => repacked(bundle, () => ({ [member]: null }));
const said = (from: string | RegExp, to: string) => () =>
  withExperiment(bundle, (text) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return changed;
  });

const bad: readonly (readonly [string, () => Uint8Array<ArrayBuffer>, string])[] = [
  ["cut short", () => bundle.slice(0, -30), CUT_OFF],
  [
    "without what going on needs",
    without("resume.npz"),
    `run.zip: expected resume.npz in it, got none. ${EXPORT_AGAIN}`,
  ],
  [
    "without the digits it speaks of",
    without("own.npz"),
    `run.zip: expected own.npz in it, got none. ${EXPORT_AGAIN}`,
  ],
  [
    "with a weight that is no number",
    () =>
      withArray("model.npz", "layers.1.b", (array) => ({
        ...array,
        values: Float64Array.from(array.values, (value, i) => (i === 4 ? NaN : value)),
      })),
    "run.zip: model.npz: expected numbers in layers.1.b, got NaN at 4. Its training had failed: export an earlier one.",
  ],
  [
    "with weights of another shape",
    () =>
      withArray("model.npz", "layers.0.b", () => ({
        name: "layers.0.b",
        shape: [6],
        values: new Float64Array(6),
      })),
    `run.zip: model.npz: expected layers.0.b of shape (5), got (6). ${EXPORT_AGAIN}`,
  ],
  [
    "without one of the optimiser's arrays",
    () => withArray("resume.npz", "optimizer.0.layers.1.w", () => null),
    `run.zip: resume.npz: expected an array optimizer.0.layers.1.w, got none. ${EXPORT_AGAIN}`,
  ],
  [
    "with an order in another type",
    () =>
      withArray("resume.npz", "order", (array) => ({ ...array, values: Float64Array.from(array.values) })),
    `run.zip: resume.npz: expected order in uint32, got another type. ${EXPORT_AGAIN}`,
  ],
  [
    "with turns of images that are not there",
    () => withArray("resume.npz", "order", (array) => ({ ...array, values: new Uint32Array(121).fill(999) })),
    "run.zip: expected a run whose parts go together, got: batch: expected indices below 131, got 999. Shuffle the right set. " +
      AGAIN,
  ],
  [
    "with an own digit of a class that is none",
    () => withArray("own.npz", "0.labels", (array) => ({ ...array, values: Uint8Array.of(77) })),
    "run.zip: expected a run whose parts go together, got: own labels: expected classes 0 to 9, got 77 at 0. " +
      `Give the network more outputs. ${AGAIN}`,
  ],
  [
    "with a later version's experiment",
    said('"version": 1', '"version": 2'),
    "run.zip: experiment.json: expected an experiment’s version 1, got 2. Open it in the page that made it, or load this page anew.",
  ],
  [
    "with an experiment that is no JSON",
    said(/\}\s*$/, ""),
    "run.zip: experiment.json: expected a whole experiment, got text that is cut off or damaged: ",
  ],
  [
    "with a rate out of bounds",
    said('"lr": 0.01', '"lr": 1e9'),
    `run.zip: experiment.json: expected config.lr to be at most 10, got 1000000000. ${AGAIN}`,
  ],
  [
    "with a step that is a fraction",
    said(/"step": 3,/, '"step": 3.5,'),
    `run.zip: experiment.json: expected progress.step to be a whole number, got 3.5. ${AGAIN}`,
  ],
  [
    "with layers for other data",
    said(/"layers": \[\s*784/, '"layers": [ 783'),
    `run.zip: experiment.json: expected layers for its data, 784 … 10, got 783-5-10. ${AGAIN}`,
  ],
  [
    "with more turns taken than there are",
    said('"orderLength": 121', '"orderLength": 3'),
    `run.zip: experiment.json: expected at most 3 images taken of the running epoch, got 96. ${AGAIN}`,
  ],
];

describe("a damaged bundle", () => {
  for (const [what, make, message] of bad) {
    it(`is refused ${what}, and what is in use stays`, async () => {
      tab = new Tab();
      await tab.trainTo(2);
      before = bitsOf(tab.snapshot);
      expect(await tab.open("run.zip", make())).toBe(false);
      expect(tab.problems).toEqual([expect.stringContaining(message)]);
      expect(tab.host.all("opened")).toEqual([]);
      expect(bitsOf(tab.snapshot)).toEqual(before);
    });
  }

  it("is opened or refused wherever a byte is another, and a run stands after it", async () => {
    tab = new Tab({ config: { layers: [784, 3, 10] } });
    await fc.assert(
      fc.asyncProperty(fc.nat(bundle.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const damaged = bundle.slice();
        damaged[at] ^= by;
        const told = tab.problems.length + tab.host.all("opened").length + tab.host.all("modelWaits").length;
        await tab.open("run.zip", damaged);
        const tells = tab.problems.length + tab.host.all("opened").length + tab.host.all("modelWaits").length;
        expect(tells).toBeGreaterThan(told);
        expect(tab.snapshot.parameters.every((tensor) => tensor.every(Number.isFinite))).toBe(true);
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it("is said to be cut off, and no more than that, wherever it is, with its data or without", async () => {
    tab = new Tab({ config: { layers: [784, 5, 10] } });
    await tab.trainTo(2);
    before = bitsOf(tab.snapshot);
    const whole = await tab.exportBytes("bundle", true);
    const exported = [whole, await tab.exportBytes("bundle")];
    for (const zip of exported) {
      const last = Array.from({ length: 400 }, (_, i) => zip.length - 1 - i);
      const elsewhere = Array.from({ length: 100 }, (_, i) => 3 + Math.floor(((zip.length - 403) * i) / 100));
      for (const length of [...last, ...elsewhere]) {
        const told = tab.problems.length;
        await tab.open("run.zip", zip.slice(0, length));
        expect([length, ...tab.problems.slice(told)]).toEqual([length, CUT_OFF]);
      }
    }
    expect(tab.host.all("opened")).toEqual([]);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });
});

describe("a damaged experiment", () => {
  it("is refused where it is huge, nested without end or not ours", async () => {
    tab = new Tab();
    const start = '{"format": "inkling-experiment", "version": 1, "link": "';
    await tab.open("a.json", start + "x".repeat(33 * 2 ** 20));
    await tab.open("b.json", `{"format": "inkling-experiment", "version": 1, "link": ${"[".repeat(200_000)}`);
    await tab.open("c.json", '{"format": "inkling-experiment"}');
    await tab.open("d.json", '{"format": "other", "name": "inkling-experiment", "version": 1}');
    expect(tab.problems).toEqual([
      "a.json: expected an experiment of at most 33.6 MB, got 34.6 MB. Choose the file as it was exported.",
      expect.stringContaining("b.json: expected a whole experiment, got text that is cut off or damaged: "),
      "c.json: expected an experiment’s version 1, got nothing. Open it in the page that made it, or load this page anew.",
      `d.json: expected an experiment that this page has exported, got other JSON. ${AGAIN}`,
    ]);
  });

  it("is said to be no whole one wherever it is cut off", async () => {
    tab = new Tab();
    const text = await (await tab.export("experiment")).text();
    for (const length of [1, 5, 20, 31, 40, 4096, text.length - 3]) {
      await tab.open("a.json", text.slice(0, length));
      expect(tab.problems.at(-1)).toMatch(
        /^a\.json: expected a whole experiment, got text that is cut off or damaged: .+ Export it again/,
      );
    }
  });

  it("says of other JSON that it is no data", async () => {
    tab = new Tab();
    await tab.open("a.json", '{"a": 1}');
    expect(tab.problems).toEqual([
      "a.json: expected a data set, a network or a run, got a JSON file that is no experiment of this page. " +
        "To open an experiment, choose the .json that Export saved, which begins with " +
        '"format": "inkling-experiment"; save data as CSV or .npz.',
    ]);
  });
});

describe("a file that was chosen to be opened", () => {
  const openable = "expected a network (.npz or .safetensors), a run (.zip) or an experiment (.json)";
  const advice =
    "Choose a file that Export saved, or save all weights and biases of a network with numpy.savez.";
  const npy = npyBytes({ shape: [2, 3], values: Float32Array.of(-1, 0.5, 2, -3, 0, 1) });

  it.each<[string, Uint8Array | string, string]>([
    ["empty.npz", zipSync({}), `${openable}, got an archive with nothing in it. ${advice}`],
    ["a.zip", zipSync({ "a.txt": Uint8Array.of(1) }), `${openable}, got an archive without one. ${advice}`],
    ["w.npy", npy, `${openable}, got a single array. ${advice}`],
    ["a.txt", "no, numbers\n", `${openable}, got a text or a table. ${advice}`],
    [
      "a.py",
      "import numpy as np\n",
      `${openable}, got a Python program. This page runs no programs: open the zip that it came in, or the files it writes.`,
    ],
    ["a.bin", Uint8Array.of(1, 2, 3, 4), `${openable}, got something else. ${advice}`],
    ["a", "", `${openable}, got no bytes. ${advice}`],
    [
      "a.onnx",
      "\b\f\x12\x07Inkling2",
      "expected a network as .npz or .safetensors, got an ONNX model. " +
        "This page writes ONNX and opens .npz and .safetensors: save the network as one of these, too.",
    ],
    ["a.gz", Uint8Array.of(0x1f, 0x8b, 8, 0), "expected whole gzip data"],
  ])("is refused in words about networks and runs: %s", async (name, content, message) => {
    tab = new Tab();
    before = bitsOf(tab.snapshot);
    const chosen = offer(name, typeof content === "string" ? content : content.slice());
    expect(await tab.loader.loadFiles([{ ...chosen, toOpen: true }])).toBe(false);
    expect(tab.problems).toEqual([expect.stringContaining(`${name}: ${message}`)]);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });

  it("is told of with each of the others that were chosen", async () => {
    tab = new Tab();
    const network = offer("net.npz", await tab.exportBytes("npz"));
    const zip = zipSync({ "a.txt": Uint8Array.of(1), "b.txt": Uint8Array.of(2) });
    const chosen = [offer("a.zip", zip), network, offer("a.py", "import numpy as np\n")];
    await tab.loader.loadFiles(chosen.map((file) => ({ ...file, toOpen: true })));
    expect(tab.problems).toEqual([
      `a.zip: ${openable}, got an archive without one. ${advice}`,
      expect.stringMatching(/^a\.py: expected .* got a Python program\. /),
    ]);
    expect(tab.host.all("modelWaits").map(({ model }) => model?.name)).toEqual(["net.npz"]);
  });

  it("is loaded where it holds data", async () => {
    tab = new Tab();
    const [images, labels] = idxFiles("small", small.train, small.rows).map((file) => ({
      ...file,
      toOpen: true,
    }));
    expect(await tab.loader.loadFiles([images])).toBe(false);
    expect(await tab.loader.loadFiles([labels])).toBe(true);
    expect(tab.problems).toEqual([]);
  });
});

describe("a network of another program", () => {
  it("is told of once, and neither keeps others from being opened nor takes a question away", async () => {
    tab = new Tab();
    const torch = offer(
      "model.pt",
      zipSync({ "model/data.pkl": Uint8Array.of(1), "model/data/0": Uint8Array.of(2) }),
    );
    const weights = offer("net.npz", await tab.exportBytes("npz"));
    await tab.loader.loadFiles([torch, weights]);
    await tab.loader.loadFiles([torch]);
    const message =
      "model.pt: expected a network as .npz or .safetensors, got a PyTorch checkpoint, which is a Python pickle. " +
      'This page runs no pickles: save the weights by safetensors.torch.save_file(model.state_dict(), "model.safetensors").';
    expect(tab.problems).toEqual([message, message]);
    expect(tab.host.all("modelWaits").map(({ model }) => model?.name)).toEqual(["net.npz"]);
  });
});

describe("a damaged network", () => {
  it("is refused by its reader's message", async () => {
    tab = new Tab();
    before = bitsOf(tab.snapshot);
    const tensors = await tab.exportBytes("safetensors");
    await tab.open("net.safetensors", tensors.slice(0, -8));
    await tab.open("tiny.safetensors", tensors.slice(0, 5));
    expect(tab.problems).toEqual([
      expect.stringMatching(/^net\.safetensors: expected /),
      expect.stringMatching(/^tiny\.safetensors: expected /),
    ]);
    expect(bitsOf(tab.snapshot)).toEqual(before);
  });
});
