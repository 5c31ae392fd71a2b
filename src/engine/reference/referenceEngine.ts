import { Distorter } from "../distortion/distorter.ts";
import { distortImage } from "../distortion/distortImage.ts";
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
import { Matrix } from "../matrix.ts";
import { parameterCounts } from "../network.ts";
import type { OptimizerSpec } from "../optimizers.ts";
import { pixelValues } from "../pixels.ts";
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
import { Linear } from "./linear.ts";
import { MLP } from "./mlp.ts";
import { Optimizer } from "./optimizer.ts";
import { softmax, softmaxCrossEntropy } from "./softmaxCrossEntropy.ts";

/** Images evaluated at a time: enough to amortise a call, few enough to stay in the cache. */
const evaluationChunk = 256;

/**
 * The engine that everything else is measured against: plain float64 arrays, one thread.
 *
 * @throws ShapeError if the network's sizes and the data do not fit.
 */
export function createReferenceEngine(setup: EngineSetup): Engine {
  return new ReferenceEngine(setup);
}

class ReferenceEngine implements Engine {
  readonly name = "reference";
  readonly precision = "f64";
  readonly threads = 1;
  readonly network: NetworkSpec;
  readonly parameterCount: number;
  private readonly model: MLP;
  private readonly optimizer: Optimizer;
  private readonly train: LabelledImages;
  private test: LabelledImages | null = null;
  private own: LabelledImages | null = null;
  private distorter: Distorter | null = null;

  constructor({ network, optimizer, data, random }: EngineSetup) {
    checkNetwork(network);
    checkLabelledImages("train", data.train, network.layers);
    this.network = network;
    this.parameterCount = parameterCounts(network.layers).reduce((sum, count) => sum + count, 0);
    this.train = data.train;
    this.setTestImages(data.test);
    this.model = new MLP(network, random);
    this.optimizer = new Optimizer(optimizer, this.model.parameters());
  }

  trainStep(indices: Uint32Array, epoch = 0): StepResult {
    const known = this.train.labels.length;
    checkIndices(indices, known + (this.own?.labels.length ?? 0));
    const D = this.network.layers[0];
    const x = new Matrix(indices.length, D);
    const labels = new Uint8Array(indices.length);
    const distorted = new Uint8Array(D);
    indices.forEach((index, n) => {
      const [from, at] = this.own && index >= known ? [this.own, index - known] : [this.train, index];
      labels[n] = from.labels[at];
      let image = from.images.subarray(at * D, (at + 1) * D);
      if (this.distorter !== null) {
        distortImage(this.distorter, epoch, index, image, distorted);
        image = distorted;
      }
      copyPixels(image, 0, D, x.data, n * D);
    });
    const { loss, dlogits, correct } = softmaxCrossEntropy(this.model.forward(x), labels);
    this.model.backwardParameters(dlogits);
    this.optimizer.step();
    return { loss, correct };
  }

  evaluate(split: Split, start: number, end: number): Evaluation {
    const { images, labels } = this.imagesOf(split, start, end);
    const D = this.network.layers[0];
    let loss = 0;
    let correct = 0;
    for (let from = start; from < end; from += evaluationChunk) {
      const to = Math.min(from + evaluationChunk, end);
      const logits = this.model.forward(toMatrix(images.subarray(from * D, to * D), D));
      const chunk = softmaxCrossEntropy(logits, labels.subarray(from, to));
      loss += chunk.loss * (to - from);
      correct += chunk.correct;
    }
    return { loss, correct, count: end - start };
  }

  predict(images: Uint8Array): Prediction {
    let x = toMatrix(images, this.network.layers[0]);
    const outputs = this.model.layers.map((layer) => (x = layer.forward(x)));
    const logits = outputs[outputs.length - 1];
    const isOutput = (k: number) => !(this.model.layers[k] instanceof Linear) || outputs[k] === logits;
    return {
      activations: outputs.filter((_, k) => isOutput(k)).map((output) => output.data),
      probabilities: softmax(logits).data,
    };
  }

  setOptimizer(optimizer: OptimizerSpec): void {
    this.optimizer.setSpec(optimizer);
  }

  setTestImages(test: LabelledImages | null): void {
    if (test !== null) checkLabelledImages("test", test, this.network.layers);
    this.test = test;
  }

  setOwnImages(own: LabelledImages | null): void {
    if (own !== null) checkLabelledImages("own", own, this.network.layers);
    this.own = own;
  }

  setDistortion(distortion: Distortion | null): void {
    if (distortion !== null) checkDistortion(distortion, this.network.layers);
    this.distorter = distortion && new Distorter(distortion, this.distorter);
  }

  readParameters(): ParameterSet {
    return this.model.parameters().map(({ value }) => value.data.slice());
  }

  writeParameters(parameters: ParameterSet): void {
    checkParameters(parameters, this.network.layers);
    this.model.parameters().forEach(({ value }, k) => {
      value.data.set(parameters[k]);
    });
  }

  readWeights(layer: number): Float64Array {
    checkLayer(layer, this.network.layers);
    return this.model.linears[layer].w.data.slice();
  }

  readOptimizerState(): OptimizerState {
    return this.optimizer.readState();
  }

  writeOptimizerState(state: OptimizerState): void {
    checkOptimizerState(state, this.optimizer.name, this.network.layers);
    this.optimizer.writeState(state);
  }

  dispose(): void {
    // Nothing but ordinary arrays is held.
  }

  private imagesOf(split: Split, start: number, end: number): LabelledImages {
    const images = this[split];
    checkSplitRange(split, images, start, end);
    return images ?? { images: new Uint8Array(0), labels: new Uint8Array(0) };
  }
}

/** Images (N, D) of bytes as the values the network reads. @throws ShapeError unless they are whole. */
function toMatrix(images: Uint8Array, D: number): Matrix {
  const x = new Matrix(imageCount(images, D), D);
  copyPixels(images, 0, images.length, x.data, 0);
  return x;
}

function copyPixels(from: Uint8Array, start: number, count: number, to: Float64Array, at: number): void {
  for (let i = 0; i < count; i++) to[at + i] = pixelValues[from[start + i]];
}
