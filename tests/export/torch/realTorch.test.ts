import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gzip, writeIdxImages, writeIdxLabels } from "../../../src/data/idxWriter.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { precisions, type ExperimentConfig } from "../../../src/experiment/configuration.ts";
import { modelSafetensors } from "../../../src/export/model/writeModel.ts";
import { torchProgram } from "../../../src/export/torch/torchProgram.ts";
import { creatorOf } from "../../engine/fast/fastEngines.ts";
import { loadMnist, type Mnist } from "../../sharedData.ts";
import { mnistDirectory } from "../../realData.mjs";
import { torchSpec } from "./torchRuns.ts";

const python = process.env["INKLING_TORCH"];
const found = mnistDirectory() !== null;
const name = "train_torch.py, run by PyTorch";

/** Training images, and how many of them are held back: enough to learn from, soon gone through. */
const TRAIN = 12_000;
const VALIDATION = 2000;

/** What is asked of the program's own functions: logits of the first test images. */
const logitsOfFirst = (count: number) => `
import json, train_torch as t
model, _ = t.load_model("model.safetensors")
images = t.load_images("data", "t10k-images-idx3-ubyte.gz")[:${count}]
print(json.dumps(model(t.inputs(images)).flatten().tolist()))`;

function suite(): void {
  let mnist: Mnist;
  let folder = "";
  beforeAll(async () => {
    mnist = await loadMnist();
    folder = mkdtempSync(join(tmpdir(), "torch-"));
    const { train, test } = mnist;
    const files = {
      "train-images-idx3": writeIdxImages(train.images.subarray(0, TRAIN * 784), 28, 28),
      "train-labels-idx1": writeIdxLabels(train.labels.subarray(0, TRAIN)),
      "t10k-images-idx3": writeIdxImages(test.images, 28, 28),
      "t10k-labels-idx1": writeIdxLabels(test.labels),
    };
    mkdirSync(join(folder, "data"));
    for (const [stem, bytes] of Object.entries(files))
      writeFileSync(join(folder, "data", `${stem}-ubyte.gz`), gzip(bytes));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A network after an epoch, and its files in the folder. */
  async function trained(changes: Partial<ExperimentConfig>): Promise<Engine> {
    const spec = torchSpec({ layers: [784, 48, 24, 10], init: "xavier", validation: VALIDATION, ...changes });
    const { layers, activation, init, precision, seed, optimizer, lr, momentum, decay, batch } =
      spec.run.made;
    const random = new RandomState(seed);
    const engine = await creatorOf({ precision, threads: 1, relaxed: false })({
      network: { layers, activation, init },
      optimizer: { name: optimizer, lr, momentum, decay },
      data: mnist,
      random,
    });
    const order = Uint32Array.from(random.permutation(TRAIN - VALIDATION));
    for (let at = 0; at < order.length; at += batch) engine.trainStep(order.subarray(at, at + batch));
    writeFileSync(join(folder, "train_torch.py"), torchProgram(spec));
    const parameters = engine.readParameters();
    writeFileSync(
      join(folder, "model.safetensors"),
      modelSafetensors({ layers, activation, precision, parameters }),
    );
    return engine;
  }

  const env = { ...process.env, OMP_NUM_THREADS: "1" };
  function run(command: string, ...args: string[]): string {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8", env });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  }

  it.each(precisions)("gives the page's logits, in %s", async (precision) => {
    const engine = await trained({ precision, activation: "tanh", optimizer: "adam", lr: 0.001 });
    const ours = engine.predict(mnist.test.images.subarray(0, 100 * 784)).activations.at(-1)!;
    const theirs = JSON.parse(run(python!, "-c", logitsOfFirst(100))) as number[];
    expect(theirs).toHaveLength(1000);
    const apart = Math.max(...theirs.map((logit, i) => Math.abs(logit - ours[i])));
    expect(apart).toBeLessThan(precision === "f64" ? 1e-12 : 1e-5);
  });

  const alone = [python, "train_torch.py"];
  const team = [join(dirname(python ?? ""), "torchrun"), "--nproc-per-node=2", "train_torch.py"];
  const runs: readonly (readonly [string, readonly (string | undefined)[], Partial<ExperimentConfig>])[] = [
    ["one process", alone, { activation: "sigmoid", optimizer: "momentum", lr: 0.05, precision: "f32" }],
    ["one process", alone, { optimizer: "rmsprop", lr: 0.001, decay: 1e-5, schedule: "cosine" }],
    ["two under torchrun", team, { optimizer: "adam", lr: 0.001, distortion: 5, precision: "f32" }],
    ["two under torchrun", team, { activation: "tanh", optimizer: "sgd", lr: 0.1 }],
  ];

  it.each(runs)("goes on from where the page was, in %s: $2", async (_, [command, ...args], setting) => {
    const engine = await trained(setting);
    const { loss, correct, count } = engine.evaluate("test", 0, 10_000);
    const printed = run(command!, ...args.map(String), "--epochs", "2", "--cpu");
    const lines = printed.trim().split("\n");
    expect(lines[0]).toMatch(/^as it came: /);
    expect(lines[0]).toContain(
      `test ${(loss / count).toFixed(4)}, ${((100 * correct) / count).toFixed(2)} %`,
    );
    const losses = lines.slice(0, 3).map((line) => Number(/test ([\d.]+),/.exec(line)?.[1]));
    expect(losses[2]).toBeLessThan(losses[0]);
    expect(lines[3]).toBe("wrote model_continued.safetensors, which Inkling opens");

    // What it has written is where it goes on from the next time.
    const again = run(python!, "train_torch.py", "--epochs", "0", "--model", "model_continued.safetensors");
    expect(again.split("\n")[0].split("test ")[1]).toBe(lines[2].split("test ")[1]);
  });
}

if (python !== undefined && found) describe(name, suite);
else {
  describe.skip(`${name} (set INKLING_TORCH to a Python that has it; MNIST ${found ? "is there" : "is missing"})`, () => {
    it("is skipped for want of PyTorch", () => {});
  });
}
