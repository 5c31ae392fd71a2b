import { zipSync, type Zippable } from "fflate";
import { describe, expect, it } from "vitest";
import type { NamedArray } from "../../../src/export/model/modelFile.ts";
import { writeNpz } from "../../../src/export/model/npz.ts";
import { sortOut } from "../../../src/worker/importing/sortOut.ts";
import { offer } from "../ingest/offered.ts";

const array = (name: string, shape: readonly number[], values: NamedArray["values"]): NamedArray => ({
  ...{ name, shape, values },
});
const npz = (...arrays: readonly NamedArray[]) => new Uint8Array(writeNpz(arrays));
const layer = [
  array("layers.0.w", [4, 2], new Float32Array(8)),
  array("layers.0.b", [2], new Float32Array(2)),
];
const images = array("x_train", [2, 4], new Uint8Array(8));
const labels = array("y_train", [2], new Uint8Array(2));
const text = (words: string) => new TextEncoder().encode(words);
const tensors = text('........{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}');
tensors.set([54, 0, 0, 0, 0, 0, 0, 0]);
const stored = (files: Zippable) => zipSync(files, { level: 0 });
const joined = (a: Uint8Array, b: Uint8Array) => Uint8Array.of(...a, ...b);
/** With a comment of three letters. */
function noted(zip: Uint8Array): Uint8Array {
  const longer = joined(zip, text("abc"));
  longer[zip.length - 2] = 3;
  return longer;
}
const experiment = '{ "format": "inkling-experiment" }';

/** What one file is found to be. */
async function found(path: string, content: Uint8Array | string): Promise<string> {
  const bytes = typeof content === "string" ? text(content) : content.slice();
  const sorted = await sortOut([offer(path, bytes)]);
  return sorted.found[0]?.is ?? (sorted.others.length === 1 ? "data" : "lost");
}

describe("sortOut", () => {
  for (const [what, path, content, is] of [
    ["a network's arrays, whatever the name", "a.bin", npz(...layer), "network"],
    [
      "arrays without names that chain",
      "a.npz",
      npz(...layer.map((each, i) => ({ ...each, name: `arr_${i}` }))),
      "network",
    ],
    ["images and labels", "a.npz", npz(images, labels), "data"],
    [
      "images and labels without names",
      "a.npz",
      npz({ ...images, name: "arr_0" }, { ...labels, name: "arr_1" }),
      "data",
    ],
    ["an archive with an experiment", "a.zip", zipSync({ "experiment.json": text(experiment) }), "bundle"],
    ["the same in a folder", "a.zip", zipSync({ "run/experiment.json": text(experiment) }), "bundle"],
    [
      "an archive with tensors",
      "a.zip",
      zipSync({ "model.safetensors": tensors, "a.py": text("") }),
      "archive",
    ],
    [
      "an archive of pictures with a file of the experiment's name",
      "a.zip",
      zipSync({ "experiment.json": text('{"format": "geo"}'), "0/a.png": text("x") }),
      "data",
    ],
    ["an archive of pictures", "a.zip", zipSync({ "0/a.png": text("x"), "1/b.png": text("y") }), "data"],
    [
      "an archive cut short",
      "a.zip",
      zipSync({ "experiment.json": text(experiment) }).slice(0, -9),
      "refused",
    ],
    [
      "an archive cut short behind the end of one in it",
      "a.zip",
      stored({ "a.npz": npz(images, labels), "b.bin": new Uint8Array(99) }).slice(0, -9),
      "refused",
    ],
    [
      "an archive with something behind its end",
      "a.zip",
      joined(zipSync({ "experiment.json": text(experiment) }), new Uint8Array(70)),
      "bundle",
    ],
    ["an archive with a note at its end", "a.zip", noted(zipSync({ "0/a.png": text("x") })), "data"],
    [
      "a PyTorch checkpoint, whatever the name",
      "a.bin",
      zipSync({ "model/data.pkl": text("x"), "model/data/0": text("y") }),
      "refused",
    ],
    ["a Keras model", "a", zipSync({ "config.json": text("{}"), "model.weights.h5": text("x") }), "refused"],
    ["a network in ONNX", "a.bin", "\b\f\x12\x07Inkling2", "refused"],
    ["an empty archive", "a.zip", zipSync({}), "data"],
    ["tensors, whatever the name", "a.bin", tensors, "network"],
    ["what is called tensors", "a.safetensors", "none", "network"],
    ["labels whose ninth byte is a brace", "labels", Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 0x7b), "data"],
    ["an experiment", "a.txt", experiment, "experiment"],
    ["other JSON", "a.json", '{"format": "geo"}', "data"],
    ["an experiment cut off in its first line", "a.json", experiment.slice(0, 20), "experiment"],
    ["a table", "a.csv", "1,2\n3,4", "data"],
    ["nothing", "a", "", "data"],
  ] as const) {
    it(`takes ${what} for ${is}`, async () => {
      expect(await found(path, content)).toBe(is);
    });
  }

  it("takes a folder with an experiment and its network for a bundle, and leaves its other files", async () => {
    const inside = [offer("run/experiment.json", experiment), offer("run/model.npz", npz(...layer))];
    const others = [offer("run2/a.png", "x"), offer("b.csv", "1,2")];
    const sorted = await sortOut([others[0], ...inside, others[1]]);
    expect(sorted.found).toMatchObject([{ is: "unpacked", path: "run/" }]);
    expect(sorted.others).toEqual(others);
  });
});
