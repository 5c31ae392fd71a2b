/** Who takes part in a contest: this engine, the NumPy original, and libraries that run in a browser. */
import { learningRate, seed, trainImages } from "./models.mjs";
import { numpyEpoch, numpyForward } from "./numpy.mjs";

/**
 * @typedef {import("./models.mjs").Model} Model
 * @typedef {import("./contest.mjs").Participant} Participant
 * @typedef {import("./contest.mjs").Task} Task
 * @typedef {{ ask: (question: import("./harness/contestant.ts").Question) => Promise<any> }} Contestant
 * @typedef {Pick<import("./harness/contestant.ts").ModelSetup, "precision" | "threads" | "optimizer" | "jit">} Variant
 * @typedef {{ precision: "f32" | "f64", threads: number, optimizer?: "sgd" | "adam" }} EngineVariant
 */

/** @type {Task[]} */
const everything = ["train", "evaluate", "predict"];
/** Images in a sample of a library: some hundred whole batches, as an epoch would take minutes. */
const peerImages = 6_400;
/** Calls behind the figure of one round. */
const evaluations = 5;
const predictions = 400;

/** What computes in the NumPy original; both precisions come from one process a round. @returns {Participant[]} */
export function numpyParticipants(/** @type {Model} */ model, /** @type {string} */ mnist) {
  /** @type {Map<number, ReturnType<typeof numpyForward>>} */
  const forwards = new Map();
  const forward = (/** @type {number} */ round) => {
    const begun = forwards.get(round) ?? numpyForward(model, mnist);
    forwards.set(round, begun);
    return begun;
  };
  // float64 comes first, as its losses are those that the others are held against.
  return /** @type {const} */ (["f64", "f32"]).map((precision) => ({
    key: `numpy ${precision}`,
    who: `NumPy, ${precision}, all its threads`,
    tasks: everything,
    async open() {
      const [{ about }, { losses }] = [await forward(-1), await numpyEpoch(model, precision, mnist)];
      return { about, losses };
    },
    async sample(task, round) {
      if (task === "train") {
        return { seconds: (await numpyEpoch(model, precision, mnist)).seconds, images: trainImages };
      }
      return { seconds: (await forward(round))[precision][task] };
    },
    close: () => Promise.resolve(),
  }));
}

/**
 * This engine on one thread and on two, in both precisions.
 * @param {Model} model @param {Contestant} contestant @param {{ images: number }} options
 */
export function engineParticipants(model, contestant, { images }) {
  const both = /** @type {const} */ (["f64", "f32"]);
  /** @type {EngineVariant[]} */
  const sgd = both.flatMap((precision) => [1, 2].map((threads) => ({ precision, threads })));
  /** @type {EngineVariant[]} */
  const adam = [1, 2].map((threads) => ({ precision: "f32", threads, optimizer: "adam" }));
  return [...sgd, ...(model.closely ? adam : [])].map((each) =>
    engineVariant(model, contestant, each, images),
  );
}

/** @param {Model} model @param {Contestant} contestant @param {EngineVariant} variant */
export function engineVariant(model, contestant, variant, images = trainImages) {
  const { precision, threads, optimizer = "sgd" } = variant;
  const adam = optimizer === "adam";
  return harnessParticipant(model, contestant, {
    key: `inkling ${precision} ${threads}${adam ? " adam" : ""}`,
    who: `Inkling, ${precision}, ${threads === 1 ? "1 thread" : `${threads} threads`}${adam ? ", Adam" : ""}`,
    variant: { precision, threads, optimizer, jit: false },
    images,
    tasks: adam ? ["train"] : everything,
  });
}

/** @param {Model} model @param {Contestant} contestant */
export function tfjsParticipants(model, contestant) {
  const who = "TensorFlow.js, wasm";
  return [harnessParticipant(model, contestant, { key: "tfjs", who, variant: peer, images: peerImages })];
}

/** Compiled as a whole, and call by call as in its own introduction. @param {Model} model @param {Contestant} contestant */
export function jaxParticipants(model, contestant) {
  return [true, false].map((jit) =>
    harnessParticipant(model, contestant, {
      key: jit ? "jax jit" : "jax",
      who: jit ? "jax-js, wasm, jit" : "jax-js, wasm",
      variant: { ...peer, jit },
      images: peerImages,
      tasks: jit ? everything : ["train"],
    }),
  );
}

/** @type {Variant} */
const peer = { precision: "f32", threads: 0, optimizer: "sgd", jit: false };

/**
 * @param {Model} model @param {Contestant} contestant
 * @param {{ key: string, who: string, variant: Variant, images: number, tasks?: Task[] }} options
 * @returns {Participant}
 */
function harnessParticipant(
  { layers, activation, init, batch },
  contestant,
  { key, who, variant, images, tasks = everything },
) {
  const lr = variant.optimizer === "adam" ? learningRate.adam : learningRate.sgd;
  return {
    key,
    who,
    tasks,
    async open() {
      const setup = { layers, activation, init, batch, lr, seed, ...variant };
      const { about } = await contestant.ask({ ask: "open", key, setup });
      const { losses } = await contestant.ask({ ask: "train", key, images });
      return { about, losses: variant.optimizer === "sgd" ? losses : null };
    },
    async sample(task) {
      if (task === "train") {
        // As with NumPy, whose processes' first epochs are dropped: others have just had the caches and the cores.
        await contestant.ask({ ask: "train", key, images });
        return contestant.ask({ ask: "train", key, images });
      }
      return contestant.ask({ ask: task, key, times: task === "evaluate" ? evaluations : predictions });
    },
    close: () => contestant.ask({ ask: "close", key }),
  };
}

/**
 * Somebody who cannot take part, and why.
 * @param {Participant} participant @param {string} problem
 * @returns {Participant}
 */
export function missing(participant, problem) {
  return { ...participant, open: () => Promise.reject(new Error(problem)), close: () => Promise.resolve() };
}
