import { Distorter } from "../distortion/distorter.ts";
import type {
  Distortion,
  Engine,
  EngineSetup,
  Evaluation,
  LabelledImages,
  NetworkSpec,
  OptimizerState,
  ParameterSet,
  Prediction,
  Split,
  StepResult,
} from "../engine.ts";
import { parameterCounts } from "../network.ts";
import type { OptimizerSpec } from "../optimizers.ts";
import {
  checkDistortion,
  checkIndices,
  checkLabelledImages,
  checkLayer,
  checkNetwork,
  checkOptimizerState,
  checkParameters,
  checkSplitRange,
  imageCount,
} from "../shapeChecks.ts";
import { BatchMemory } from "./batchMemory.ts";
import { storeImages, storeTrainingImages, type ImagePlace } from "./imageStore.ts";
import { countInk } from "./inkedPixels.ts";
import { evaluateJob, inkStartsBytes, predictJob, trainJob } from "./layout.ts";
import { NetworkMemory } from "./networkMemory.ts";
import type { Bench, Workshop } from "./workshop.ts";

/** Images evaluated or predicted at a time. */
const CHUNK = 256;
/** Bytes of images predicted at a time, so that the room for their inked pixels stays small. */
const CHUNK_BYTES = 2 ** 20;

export interface FastSetup extends EngineSetup {
  readonly precision: "f32" | "f64";
  /** Threads that may work on it, the caller included; fewer where the workshop has no shared memory. */
  readonly threads: number;
}

/**
 * The engine that trains: WebAssembly kernels on a team of threads, the same bits whatever their number.
 *
 * @throws ShapeError if the network's sizes and the data do not fit.
 * @throws RangeError if there is not enough memory.
 */
export function createFastEngine(setup: FastSetup, workshop: Workshop): Engine {
  const { network, data } = setup;
  checkNetwork(network);
  checkLabelledImages("train", data.train, network.layers);
  if (data.test !== null) checkLabelledImages("test", data.test, network.layers);
  const bench = workshop.open(setup.precision, setup.threads);
  try {
    return new FastEngine(setup, workshop, bench);
  } catch (error) {
    workshop.close(bench);
    throw error;
  }
}

class FastEngine implements Engine {
  readonly name = "fast";
  readonly precision: "f32" | "f64";
  readonly network: NetworkSpec;
  readonly parameterCount: number;
  private readonly train: LabelledImages;
  private test: LabelledImages | null;
  private own: LabelledImages | null = null;
  private distorter: Distorter | null = null;
  private readonly isSparse: boolean;
  private readonly memory: NetworkMemory;
  private readonly batch: BatchMemory;
  private readonly places: { train: ImagePlace; test: ImagePlace; own: ImagePlace };
  private readonly trainInk: number;
  /** From an own image's number behind the training images to its place behind them in memory. */
  private ownOffset = 0;
  private isDisposed = false;

  constructor(
    { network, optimizer, data, random, precision }: FastSetup,
    private readonly workshop: Workshop,
    private readonly bench: Bench,
  ) {
    this.network = network;
    this.precision = precision;
    this.parameterCount = parameterCounts(network.layers).reduce((sum, count) => sum + count, 0);
    this.train = data.train;
    this.test = data.test;
    const D = network.layers[0];
    const train = storeTrainingImages(bench, data.train.images, D);
    this.isSparse = train.isSparse;
    this.trainInk = train.mostInk;
    const valueBytes = precision === "f32" ? 4 : 8;
    this.memory = new NetworkMemory(bench, valueBytes, network, this.isSparse, train.end, optimizer, random);
    this.batch = new BatchMemory(bench, valueBytes, network, this.memory.layers, this.isSparse);
    this.places = { train, test: train, own: train };
    this.place();
  }

  get threads(): number {
    return this.bench.threads;
  }

  trainStep(indices: Uint32Array, epoch = 0): StepResult {
    const known = this.train.labels.length;
    checkIndices(indices, known + (this.own?.labels.length ?? 0));
    this.batch.ensureRows(indices.length);
    const { train } = this.places;
    this.batch.setImages(
      train,
      this.own ? indices.map((i) => (i < known ? i : i + this.ownOffset)) : indices,
    );
    this.batch.setLabels(indices, this.train.labels, this.own?.labels);
    this.batch.distort(train, indices, epoch);
    this.memory.beginStep();
    this.bench.exports.run(trainJob);
    const { loss, correct } = this.batch.readLosses(indices.length);
    return { loss: loss / indices.length, correct };
  }

  evaluate(split: Split, start: number, end: number): Evaluation {
    const images = this[split];
    checkSplitRange(split, images, start, end);
    let loss = 0;
    let correct = 0;
    for (let from = start; images !== null && from < end; from += CHUNK) {
      const indices = range(from, Math.min(from + CHUNK, end));
      this.batch.ensureRows(indices.length);
      this.batch.setImages(this.places[split], indices);
      this.batch.setLabels(indices, images.labels);
      this.bench.exports.run(evaluateJob);
      const chunk = this.batch.readLosses(indices.length);
      loss += chunk.loss;
      correct += chunk.correct;
    }
    return { loss, correct, count: end - start };
  }

  predict(images: Uint8Array): Prediction {
    const { layers } = this.network;
    const [D, C] = [layers[0], layers[layers.length - 1]];
    const N = imageCount(images, D);
    const activations = layers.slice(1).map((units) => new Float64Array(N * units));
    const probabilities = new Float64Array(N * C);
    const chunk = Math.max(1, Math.min(CHUNK, Math.floor(CHUNK_BYTES / D)));
    for (let from = 0; from < N; from += chunk) {
      const to = Math.min(from + chunk, N);
      const guests = images.subarray(from * D, to * D);
      this.batch.ensureRows(to - from);
      this.batch.setImages(this.placeGuests(guests), range(0, to - from));
      this.bench.exports.run(predictJob);
      this.batch.readOutputs(to - from, from, activations, probabilities);
    }
    return { activations, probabilities };
  }

  setOptimizer(optimizer: OptimizerSpec): void {
    if (this.memory.setOptimizer(optimizer)) this.place();
  }

  setTestImages(test: LabelledImages | null): void {
    if (test !== null) checkLabelledImages("test", test, this.network.layers);
    this.test = test;
    this.place();
  }

  setOwnImages(own: LabelledImages | null): void {
    if (own !== null) checkLabelledImages("own", own, this.network.layers);
    this.own = own;
    this.place();
  }

  setDistortion(distortion: Distortion | null): void {
    if (distortion !== null) checkDistortion(distortion, this.network.layers);
    const before = this.distorter;
    this.distorter = distortion && new Distorter(distortion, before);
    if (this.distorter?.field === before?.field) this.batch.setDistorter(this.distorter);
    else this.place();
  }

  readParameters(): ParameterSet {
    return this.memory.readParameters();
  }

  writeParameters(parameters: ParameterSet): void {
    checkParameters(parameters, this.network.layers);
    this.memory.writeParameters(parameters);
  }

  readWeights(layer: number): Float64Array {
    checkLayer(layer, this.network.layers);
    return this.memory.readWeights(layer);
  }

  readOptimizerState(): OptimizerState {
    return this.memory.readOptimizerState();
  }

  writeOptimizerState(state: OptimizerState): void {
    checkOptimizerState(state, this.memory.optimizer.name, this.network.layers);
    this.memory.writeOptimizerState(state);
  }

  dispose(): void {
    if (this.isDisposed) return; // its bench may serve another engine by now
    this.isDisposed = true;
    this.workshop.close(this.bench);
  }

  /** Puts the test images behind the parameters, own ones behind them, and then room for batches. */
  private place(): void {
    const D = this.network.layers[0];
    const none = new Uint8Array(0);
    const testImages = this.test?.images ?? none;
    const test = countInk(testImages, D);
    this.places.test = storeImages(this.bench, testImages, D, this.isSparse, this.memory.end, test);

    // Own images stand a whole number of places behind the training images, so that an index reaches them.
    const { address } = this.places.train;
    const placeBytes = this.isSparse ? inkStartsBytes : D;
    const places = Math.ceil((this.places.test.end - address) / placeBytes);
    this.ownOffset = places - this.train.labels.length;
    const ownImages = this.own?.images ?? none;
    const own = countInk(ownImages, D);
    const start = address + places * placeBytes;
    this.places.own = storeImages(this.bench, ownImages, D, this.isSparse, start, own);
    this.places.own.lists?.writeAll(); // they are reached from the training images
    const mostInk = this.distorter ? D : Math.max(this.trainInk, test.most, own.most);
    this.batch.placeFrom(this.places.own.end, mostInk, this.distorter);
  }

  /** Puts images that belong to no split where the next batch may overwrite them. */
  private placeGuests(images: Uint8Array): ImagePlace {
    const D = this.network.layers[0];
    return storeImages(this.bench, images, D, this.isSparse, this.batch.end, countInk(images, D));
  }
}

/** The numbers from `start` to `end`, not included. */
function range(start: number, end: number): Uint32Array {
  return Uint32Array.from({ length: end - start }, (_, k) => start + k);
}
