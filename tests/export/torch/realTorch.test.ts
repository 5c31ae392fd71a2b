import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
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

/** Commands that may have PyTorch. */
const commands = process.env["INKLING_TORCH"]
  ? [process.env["INKLING_TORCH"]]
  : ["python3", "/usr/bin/python3"];
const python = commands.find((command) => spawnSync(command, ["-c", "import torch"]).status === 0);
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

  const program = promisify(execFile);
  async function run(args: readonly string[], told: Record<string, string> = {}): Promise<string> {
    const env = { ...process.env, OMP_NUM_THREADS: "1", ...told };
    return (await program(python!, args, { cwd: folder, env })).stdout;
  }

  /** One process, or several that find in their environment what torchrun says there; what the first prints. */
  async function train(processes: number, ...args: string[]): Promise<string> {
    if (processes === 1) return run(["train_torch.py", ...args]);
    const port = await freePort();
    const told = (rank: string) => ({
      ...{ RANK: rank, LOCAL_RANK: rank, WORLD_SIZE: String(processes), LOCAL_WORLD_SIZE: String(processes) },
      ...{ MASTER_ADDR: "127.0.0.1", MASTER_PORT: String(port) },
    });
    const ranks = Array.from({ length: processes }, (_, rank) => String(rank));
    const [first] = await Promise.all(ranks.map((rank) => run(["train_torch.py", ...args], told(rank))));
    return first;
  }

  it.each(precisions)("gives the page's logits, in %s", async (precision) => {
    const engine = await trained({ precision, activation: "tanh", optimizer: "adam", lr: 0.001 });
    const ours = engine.predict(mnist.test.images.subarray(0, 100 * 784)).activations.at(-1)!;
    const theirs = JSON.parse(await run(["-c", logitsOfFirst(100)])) as number[];
    expect(theirs).toHaveLength(1000);
    const apart = Math.max(...theirs.map((logit, i) => Math.abs(logit - ours[i])));
    expect(apart).toBeLessThan(precision === "f64" ? 1e-12 : 1e-5);
  });

  it("says which file it looks for, and where", async () => {
    writeFileSync(join(folder, "train_torch.py"), torchProgram(torchSpec({})));
    await expect(run(["train_torch.py", "--data", "nowhere"])).rejects.toThrow(
      "error: expected train-images-idx3-ubyte.gz in nowhere, found none. Name its folder with --data.",
    );
  });

  const runs: readonly (readonly [processes: number, setting: Partial<ExperimentConfig>])[] = [
    [1, { activation: "sigmoid", optimizer: "momentum", lr: 0.05, precision: "f32" }],
    [1, { optimizer: "rmsprop", lr: 0.001, decay: 1e-5, schedule: "cosine" }],
    [2, { optimizer: "adam", lr: 0.001, distortion: 5, precision: "f32" }],
    [2, { activation: "tanh", optimizer: "sgd", lr: 0.1 }],
  ];

  it.each(runs)("goes on from where the page was, processes: %i, %o", async (processes, setting) => {
    const engine = await trained(setting);
    const { loss, correct, count } = engine.evaluate("test", 0, 10_000);
    const printed = await train(processes, "--epochs", "2", "--cpu");
    const lines = printed.trim().split("\n");
    expect(lines[0]).toMatch(/^as it came: /);
    expect(lines[0]).toContain(
      `test ${(loss / count).toFixed(4)}, ${((100 * correct) / count).toFixed(2)} %`,
    );
    const losses = lines.slice(0, 3).map((line) => Number(/test ([\d.]+),/.exec(line)?.[1]));
    expect(losses[2]).toBeLessThan(losses[0]);
    expect(lines[3]).toBe("wrote model_continued.safetensors, which Inkling opens");

    // What it has written is where it goes on from the next time.
    const again = await train(1, "--epochs", "0", "--model", "model_continued.safetensors");
    expect(again.split("\n")[0].split("test ")[1]).toBe(lines[2].split("test ")[1]);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

const missing = [...(found ? [] : ["MNIST"]), ...(python === undefined ? ["a python3 with PyTorch"] : [])];
if (missing.length === 0) describe(name, suite);
else {
  const title = `${name} (missing: ${missing.join(", ")})`;
  console.warn(`skipped: ${title}`);
  describe.skip(title, () => {
    it("is skipped for want of it", () => {});
  });
}
