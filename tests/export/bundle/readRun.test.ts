import { strToU8 } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activations, initializers } from "../../../src/engine/network.ts";
import { optimizerNames, optimizerSlots } from "../../../src/engine/optimizers.ts";
import { RandomState } from "../../../src/engine/random.ts";
import { livePart, precisions, schedules } from "../../../src/experiment/configuration.ts";
import { experimentOf, formatExperiment } from "../../../src/experiment/experimentFile.ts";
import { configNow, type RunChange, type RunSnapshot } from "../../../src/experiment/runSnapshot.ts";
import { readRun, type ReadMember } from "../../../src/export/bundle/readRun.ts";
import { ownArrays, resumeArrays } from "../../../src/export/bundle/runArrays.ts";
import { writeNpz } from "../../../src/export/model/npz.ts";
import { modelNpz } from "../../../src/export/model/writeModel.ts";
import { facts, smallSnapshot } from "../../experiment/smallExperiment.ts";

/** The files that hold a run, by name. */
function filesOf(snapshot: RunSnapshot): Record<string, Uint8Array> {
  const { made, parameters, start } = snapshot;
  const { layers, precision, activation } = made;
  return {
    "experiment.json": strToU8(formatExperiment(experimentOf(snapshot, facts))),
    "model.npz": modelNpz({ layers, parameters, precision, activation }),
    "resume.npz": writeNpz(resumeArrays(snapshot)),
    "own.npz": writeNpz(ownArrays(snapshot)),
    ...(start && { "start.npz": modelNpz({ layers, parameters: start, precision, activation }) }),
  };
}

const reader =
  (files: Readonly<Record<string, Uint8Array>>): ReadMember =>
  (name) =>
    files[name] ?? null;

const digits = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc.record({
    images: fc.uint8Array({ minLength: 784 * count, maxLength: 784 * count }),
    labels: fc.uint8Array({ minLength: count, maxLength: count, max: 1 }),
    weight: fc.nat(100),
  }),
);

/** Any run, of layers for `facts`' data, whose numbers are whatever its precision can hold. */
const anyRun: fc.Arbitrary<RunSnapshot> = fc
  .record({
    hidden: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    precision: fc.constantFrom(...precisions),
    activation: fc.constantFrom(...activations),
    init: fc.constantFrom(...initializers),
    optimizers: fc.tuple(fc.constantFrom(...optimizerNames), fc.constantFrom(...optimizerNames)),
    schedule: fc.constantFrom(...schedules),
    lr: fc.double({ min: 1e-6, max: 10, noNaN: true }),
    seed: fc.nat(2 ** 32 - 1),
    own: fc.array(fc.option(digits), { maxLength: 3 }),
    isChanged: fc.boolean(),
    startedFrom: fc.option(fc.string({ maxLength: 9 })),
    isStartKept: fc.boolean(),
    order: fc.array(fc.nat(39), { maxLength: 50 }),
  })
  .map(({ hidden, own, optimizers, isChanged, order, seed, startedFrom, isStartKept, ...keys }) => {
    const small = smallSnapshot();
    const made = { ...small.made, ...keys, seed, layers: [6, ...hidden, 2], optimizer: optimizers[0] };
    const changes: RunChange[] = own.map((given, i) => ({ kind: "own", step: i, digits: given }));
    const config = livePart({ ...made, optimizer: optimizers[1] });
    if (isChanged) changes.push({ kind: "live", step: 5, target: 7, config });
    const random = new RandomState(seed);
    const tensors = () =>
      made.layers.slice(1).flatMap((fanOut, k) =>
        [made.layers[k] * fanOut, fanOut].map((size) => {
          const values = Float64Array.from({ length: size }, () => random.randn() * 1e-3);
          return keys.precision === "f32" ? Float64Array.from(Float32Array.from(values)) : values;
        }),
      );
    const slots = optimizerSlots[configNow({ made, changes }).optimizer];
    const parameters = tensors();
    const start = startedFrom === null || !isStartKept ? null : tensors();
    return {
      ...small,
      ...{ made, startedFrom, start, changes, parameters, order: Uint32Array.from(order) },
      optimizer: { steps: seed % 1000, slots: Array.from({ length: slots }, tensors) },
      random: random.getState(),
      taken: Math.floor(order.length / 2),
    };
  });

describe("readRun", () => {
  it("puts any run together again, bit for bit, which is then the same files", () => {
    fc.assert(
      fc.property(anyRun, (snapshot) => {
        const files = filesOf(snapshot);
        const read = readRun(reader(files), "a.zip");
        expect(read.snapshot).toEqual(snapshot);
        expect(read.experiment.data).toEqual(facts);
        expect(filesOf(read.snapshot)).toEqual(files);
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  it("is at home in an archive's folder, and names the archive where a file is missing", () => {
    const files = filesOf(smallSnapshot());
    for (const missing of ["model.npz", "resume.npz", "own.npz"]) {
      const rest = Object.fromEntries(Object.entries(files).filter(([name]) => name !== missing));
      expect(() => readRun(reader(rest), "a.zip")).toThrow(`a.zip: expected ${missing} in it, got none.`);
    }
    const arrays = { ...files, "experiment.json": new Uint8Array(0) };
    expect(() => readRun(reader(arrays), "a.zip")).toThrow(
      "a.zip: experiment.json: expected a whole experiment",
    );
  });
});
