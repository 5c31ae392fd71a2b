import { expect, it } from "vitest";
import { makeBuiltinDigits } from "../../../src/data/builtinDigits.ts";
import type { Dataset } from "../../../src/data/dataset.ts";
import type { ExperimentConfig } from "../../../src/experiment/configuration.ts";
import type { Run } from "../../../src/worker/run.ts";
import { describeWithData, loadMnist } from "../../sharedData.ts";
import { describeWithPython } from "../python.ts";
import { check, layOut } from "./bundleFolder.ts";
import { trainRun, type Training } from "./trainedRun.ts";

const digits = makeBuiltinDigits(3, { train: 600, test: 100 });
const small: Partial<ExperimentConfig> = { layers: [784, 16, 10], batch: 16, epochs: 3, validation: 100 };
const ownDigits = (count: number, weight: number) => ({
  images: digits.test?.images.slice(0, count * 784) ?? new Uint8Array(0),
  labels: digits.test?.labels.slice(0, count) ?? new Uint8Array(0),
  weight,
});
const adjust = (part: Partial<ExperimentConfig>) => (run: Run) => {
  run.adjust({ ...run.config, ...part });
};

/** The first of these digits and classes alone, each 8×8: every third pixel. */
function eightByEight(): Dataset {
  const reduce = ({ images, labels }: { images: Uint8Array; labels: Uint8Array }) => {
    const kept = [...labels.keys()].filter((n) => labels[n] < 5);
    const pixels = kept.flatMap((n) =>
      Array.from({ length: 64 }, (_, k) => images[n * 784 + 28 * (3 * (k >> 3) + 2) + 3 * (k & 7) + 2]),
    );
    return { images: Uint8Array.from(pixels), labels: Uint8Array.from(kept, (n) => labels[n]) };
  };
  const classNames = ["nought", "one", "two", "three", 'a "four"\\'];
  const { train, test } = digits;
  return {
    ...{ name: "small", rows: 8, cols: 8, classes: 5, classNames },
    train: reduce(train),
    test: test && reduce(test),
  };
}

/** Runs `--check` on a run; its last words. */
async function checked(training: Training): Promise<string> {
  const { words, stderr, code } = check(layOut((await trainRun(training)).snapshot(), training.data));
  expect(stderr).toBe("");
  const verdict = words.slice(words.search(/[A-Z]{4}/));
  expect(code, words).toBe(verdict.startsWith("PASS") ? 0 : 1);
  return verdict;
}

describeWithData("train.py --check on MNIST", () => {
  describeWithPython("as a whole", () => {
    it("repeats an epoch of the original's set-up, digit for digit", async () => {
      const { train, test } = await loadMnist();
      const data = { ...digits, name: "MNIST", train, test };
      const config = { layers: [784, 32, 10], activation: "sigmoid", init: "randn", epochs: 1 } as const;
      const verdict = await checked({ data, config: { ...config, precision: "f64" } });
      expect(verdict).toMatch(/^PASS \d+ losses agree within \S+ \(allowed 1e-12\)\./);
    });
  });
});

describeWithPython("train.py --check", () => {
  const experiments: readonly (readonly [string, Partial<ExperimentConfig>])[] = [
    ["sigmoid, randn and SGD, the original's", { activation: "sigmoid", init: "randn", lr: 0.5 }],
    [
      "two hidden layers of ReLU, He and momentum",
      { layers: [784, 24, 16, 10], batch: 10, init: "he", optimizer: "momentum", lr: 0.02 },
    ],
    ["tanh, Xavier and Adam", { activation: "tanh", init: "xavier", optimizer: "adam", lr: 0.003 }],
    [
      "RMSprop with decay along a cosine",
      { activation: "sigmoid", optimizer: "rmsprop", lr: 0.003, decay: 0.001, schedule: "cosine" },
    ],
  ];
  // Measured: losses within 5e-15 in float64 and 6e-6 in float32.
  it.each(experiments)("repeats %s in float64", async (_, config) => {
    const verdict = await checked({ data: digits, config: { ...small, precision: "f64", ...config } });
    expect(verdict).toMatch(/^PASS \d+ losses agree within \S+ \(allowed 1e-12\)\./);
    expect(verdict).toMatch(/The final parameters agree within \S+ \(allowed 1e-12\)\./);
    expect(verdict).toContain("model.npz: test loss");
  });

  it.each(experiments)("repeats %s in float32", async (_, config) => {
    const verdict = await checked({ data: digits, config: { ...small, precision: "f32", ...config } });
    expect(verdict).toMatch(/^PASS \d+ losses agree within \S+ \(allowed 1e-05\)\./);
    if (config.init === "he") {
      expect(verdict).toMatch(/The final accuracy is \S+% here, \S+% there \(allowed 0\.1 points\)\./);
      expect(verdict).toContain("rounding flips a unit of ReLU at its kink");
    } else expect(verdict).toMatch(/The final parameters agree/);
  });

  const others: readonly (readonly [string, Omit<Training, "data"> & { readonly data?: Dataset }])[] = [
    ["the reference engine's runs", { config: { ...small, engine: "reference" } }],
    ["a network without hidden layers", { config: { ...small, layers: [784, 10], precision: "f64" } }],
    ["a run that has not begun", { config: small, steps: 0 }],
    ["a run in the middle of an epoch", { config: { ...small, precision: "f64" }, steps: 45 }],
    [
      "distorted images",
      { config: { ...small, precision: "f64", distortion: 10, activation: "sigmoid", init: "xavier" } },
    ],
    ["five classes of 8×8", { data: eightByEight(), config: { ...small, precision: "f64", lr: 0.3 } }],
    ["data without test images", { data: { ...digits, test: null }, config: small }],
    ["a run without validation", { config: { ...small, validation: 0 } }],
    [
      "what was changed on the way",
      {
        config: { ...small, precision: "f64", schedule: "cosine", activation: "tanh", epochs: 2 },
        doings: {
          0: adjust({ lr: 0.05 }),
          10: adjust({ optimizer: "adam", lr: 0.002, decay: 0.0001 }),
          20: adjust({ batch: 40, distortion: 5 }),
          30: (run) => {
            adjust({ optimizer: "sgd" })(run);
            adjust({ optimizer: "adam", epochs: 5 })(run); // with empty memory
          },
          41: adjust({ schedule: "constant", distortion: 0 }),
          50: adjust({ optimizer: "momentum", lr: 0.05, momentum: 0.8, schedule: "cosine" }),
        },
      },
    ],
    [
      "digits of one's own",
      {
        config: { ...small, precision: "f64", activation: "sigmoid", init: "xavier", distortion: 4 },
        doings: {
          0: (run) => {
            run.setOwnDigits(ownDigits(7, 3));
          },
          11: (run) => {
            run.setOwnDigits(ownDigits(4, 9));
          },
          45: (run) => {
            run.setOwnDigits(null);
          },
          70: (run) => {
            run.setOwnDigits(ownDigits(5, 2));
          },
        },
      },
    ],
  ];
  it.each(others)("repeats %s", async (_, { data = digits, ...training }) => {
    expect(await checked({ data, ...training })).toMatch(/^PASS /);
  });

  it("tells what rounding does to a steep run from what is wrong", async () => {
    const steep: Partial<ExperimentConfig> = { layers: [784, 16, 16, 10], optimizer: "momentum", lr: 10 };
    const verdict = await checked({ data: digits, config: { ...small, precision: "f64", ...steep } });
    expect(verdict).toMatch(/^PASS /);
    expect(verdict).toMatch(
      /More than 1e-12 is allowed, as a few roundings|A few roundings take this program/,
    );
  });

  it("goes on after the last epoch, as the run did", async () => {
    const run = await trainRun({ data: digits, config: { ...small, epochs: 1, schedule: "cosine" } });
    run.makeRoom();
    for (let step = 0; step < 9; step++) run.trainStep();
    const { words } = check(layOut(run.snapshot(), digits));
    expect(words).toContain(" PASS ");
  });

  it("follows a run to where it failed", async () => {
    const run = await trainRun({
      data: digits,
      config: { ...small, activation: "sigmoid", precision: "f32", lr: 10, decay: 1 },
    });
    expect(run.state).toBe("failed");
    const { words, stderr } = check(layOut(run.snapshot(), digits));
    expect(stderr).toBe("");
    expect(words).toContain(" PASS ");
  });
});
