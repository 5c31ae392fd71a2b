import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { exportKinds } from "../../../src/worker/protocol/model.ts";
import { describeWithPython, runPython } from "../../export/python.ts";
import { makeEngine, own } from "../snapshot/smallResume.ts";
import { Tab } from "../importing/tab.ts";
import { RecordingHost } from "../recordingHost.ts";
import { DataHolder } from "../../../src/worker/dataHolder.ts";
import { exportRun } from "../../../src/worker/exporting/exportRun.ts";
import { Session } from "../../../src/worker/session.ts";

const trained = async (config: ConstructorParameters<typeof Tab>[0] = {}): Promise<Tab> => {
  const tab = new Tab(config);
  tab.session.setOwnDigits(own);
  await tab.trainTo(3);
  tab.session.adjust({ ...tab.session.wanted, lr: 0.02, optimizer: "adam" });
  await tab.trainTo(6);
  return tab;
};

/** Files of a zip in a folder of their own, which is gone when the test ends. */
function unpacked(bundle: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "inkling-run-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(unzipSync(bundle))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

describe("an export", () => {
  it("is called by its layers and what it is", async () => {
    const tab = await trained();
    const names: string[] = [];
    for (const kind of exportKinds) {
      const { name, size } = await tab.export(kind);
      names.push(name);
      expect(size, name).toBeGreaterThan(500);
    }
    expect(names).toEqual([
      ...["inkling-784-9-7-10.zip", "train.py", "inkling-784-9-7-10-model.npz"],
      ...["inkling-784-9-7-10-model.safetensors", "inkling-784-9-7-10-model.onnx"],
      ...["inkling-784-9-7-10-pytorch.zip", "inkling-784-9-7-10-experiment.json"],
      "inkling-784-9-7-10-curves.csv",
    ]);
  });

  it("is null where there is no run", async () => {
    const host = new RecordingHost();
    const session = new Session(host, makeEngine);
    const holder = new DataHolder(session, host);
    await exportRun({ type: "export", exportId: 5, kind: "npz", withData: false }, { session, holder }, host);
    expect(host.last("exported")).toEqual({ type: "exported", exportId: 5, file: null });
  });

  it("does not disturb the run, and tells of it as it was when it was asked for", async () => {
    const [left, alone] = [await trained(), await trained()];
    left.send({ type: "export", exportId: 1, kind: "npz", withData: false });
    const before = await alone.exportBytes("npz");
    await left.trainTo(8);
    await alone.trainTo(8);
    const { file } = left.host.last("exported");
    expect(new Uint8Array(await (file?.blob ?? new Blob()).arrayBuffer())).toEqual(before);
    expect(left.snapshot.parameters).toEqual(alone.snapshot.parameters);
  });
});

describe("a bundle", () => {
  it("holds what repeats the run, texts first and the data last", async () => {
    const files = unzipSync(await (await trained()).exportBytes("bundle"));
    expect(Object.keys(files)).toEqual([
      ...["train.py", "README.txt", "experiment.json", "curves.csv", "model.npz", "resume.npz", "own.npz"],
      ...["data/train-images-idx3-ubyte.gz", "data/train-labels-idx1-ubyte.gz"],
      ...["data/t10k-images-idx3-ubyte.gz", "data/t10k-labels-idx1-ubyte.gz"],
    ]);
    const program = strFromU8(files["train.py"] ?? new Uint8Array(0));
    expect(program.startsWith('"""')).toBe(true);
  });
});

describe("the zip for PyTorch", () => {
  it("brings the data that nobody else has, so that its command can be typed as it stands", async () => {
    const tab = await trained();
    const files = unzipSync(await tab.exportBytes("torch"));
    const bundle = unzipSync(await tab.exportBytes("bundle"));
    const data = Object.keys(bundle).filter((name) => name.startsWith("data/"));
    expect(data).toHaveLength(4);
    expect(Object.keys(files)).toEqual(["train_torch.py", "README.txt", "model.safetensors", ...data]);
    for (const name of data) expect(files[name]).toEqual(bundle[name]);
    const program = strFromU8(files["train_torch.py"] ?? new Uint8Array(0));
    expect(program).toContain("\n    torchrun --nproc_per_node=4 train_torch.py --epochs");
  });
});

describeWithPython("a bundle in Python", () => {
  for (const precision of ["f32", "f64"] as const) {
    it(`is repeated by its program, own digits and a change on the way, ${precision}`, async () => {
      const tab = await trained({ config: { activation: "tanh", precision } });
      const folder = unpacked(await tab.exportBytes("bundle"));
      const { code, stdout, stderr } = runPython(["train.py", "--check"], { cwd: folder });
      expect(stderr).toBe("");
      expect(stdout).toContain("PASS");
      expect(code).toBe(0);
    });
  }

  it("is repeated where its run began with a network from a file", async () => {
    const tab = new Tab({ config: { seed: 3 } });
    await tab.open("net.safetensors", await (await trained()).exportBytes("safetensors"));
    await tab.trainTo(9);
    const { code, stdout } = runPython(["train.py", "--check"], {
      cwd: unpacked(await tab.exportBytes("bundle")),
    });
    expect(stdout).toContain("steps from start.npz");
    expect(stdout).toContain("PASS");
    expect(code).toBe(0);
  });
});

/** Logits (N, C) of the run's engine, made anew. */
function predicted({ snapshot }: Tab, images: Uint8Array): Float64Array {
  const { layers, activation, init, precision } = snapshot.made;
  const train = { images: images.slice(0, 784), labels: new Uint8Array(1) };
  const { engine } = makeEngine(
    {
      network: { layers, activation, init },
      optimizer: { name: "sgd", lr: 0.1, momentum: 0, decay: 0 },
      data: { train, test: null },
      random: new RandomState(1),
    },
    { engine: "fast", precision, threads: 1 },
  );
  engine.writeParameters(snapshot.parameters);
  return engine.predict(images).activations.at(-1) ?? new Float64Array(0);
}

const logits = `
import json, sys, numpy as np
model = np.load("model.npz")
x = np.frombuffer(open("images.bin", "rb").read(), np.uint8).reshape(-1, 784)
h = x.astype(np.float32) / np.float32(255)
h = h.astype(model["layers.0.w"].dtype)
count = len(model.files) // 2
for k in range(count):
    h = h @ model[f"layers.{k}.w"] + model[f"layers.{k}.b"]
    if k + 1 < count:
        h = np.tanh(h)
json.dump(h.astype(float).tolist(), sys.stdout)
`;

describeWithPython("a network in NumPy", () => {
  // Measured: 4.0e-16 and 3.2e-7 of the largest logit.
  for (const [precision, tolerance] of [
    ["f64", 1e-12],
    ["f32", 1e-6],
  ] as const) {
    it(`gives the page's logits on 100 test images, ${precision}`, async () => {
      const data = makeBuiltinDigits(5, { train: 200, test: 100 });
      const tab = await trained({ config: { activation: "tanh", precision, validation: 0 }, data });
      const { images } = data.test ?? data.train;
      const folder = unpacked(await tab.exportBytes("bundle"));
      writeFileSync(join(folder, "images.bin"), images);
      const { stdout, stderr } = runPython(["-c", logits], { cwd: folder });
      expect(stderr).toBe("");
      const theirs = (JSON.parse(stdout) as number[][]).flat();
      const ours = predicted(tab, images);
      const largest = Math.max(...theirs.map(Math.abs));
      const error = Math.max(...theirs.map((value, i) => Math.abs(value - ours[i]))) / largest;
      expect(theirs.length).toBe(1000);
      expect(error).toBeLessThan(tolerance);
    });
  }
});
