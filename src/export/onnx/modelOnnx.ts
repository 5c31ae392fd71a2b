import type { ParameterSet } from "../../engine/engine.ts";
import type { Activation } from "../../engine/network.ts";
import { checkParameters } from "../../engine/shapeChecks.ts";
import { ShapeError } from "../../engine/shapeError.ts";
import type { Precision } from "../../experiment/configuration.ts";
import { writeModel, type OnnxNode, type OnnxTensor } from "./onnxMessages.ts";

/**
 * ONNX 1.19's, of September 2025, and not the newest: a runtime refuses versions above its own whatever stands in the
 * file, and these are what ONNX Runtime takes from 1.23 on. No operator used here has changed since opset 14.
 */
const OPSET = 24;
const IR_VERSION = 12;

const operators: Record<Activation, string> = { sigmoid: "Sigmoid", relu: "Relu", tanh: "Tanh" };

export interface OnnxSpec {
  /** Units of every layer, inputs first and classes last. */
  readonly layers: readonly number[];
  readonly activation: Activation;
  readonly parameters: ParameterSet;
  /** Of the run; the graph's numbers are float32 either way. */
  readonly precision: Precision;
  /** Sides of the images, rows · cols = layers[0]. */
  readonly rows: number;
  readonly cols: number;
  readonly classNames: readonly string[];
  /** Of the data set. */
  readonly name: string;
}

/**
 * A network as an ONNX file, pixels in and probabilities out.
 *
 * Shapes: `image` (N, D) float32 of raw pixels from 0 to 255, as the original flattens them, for any N;
 * `probabilities` (N, C) and `logits` (N, C) float32. Numbers of a float64 run are rounded to float32, which every
 * runtime and every chip can compute with.
 * @throws ShapeError if the parameters or the sides do not fit the layers
 */
export function modelOnnx(spec: OnnxSpec): Uint8Array {
  const { layers, parameters, rows, cols } = spec;
  checkParameters(parameters, layers);
  const pixels = layers[0];
  const classes = layers[layers.length - 1];
  if (rows * cols !== pixels) {
    throw new ShapeError(
      "bad-images",
      `ONNX: expected images of ${pixels} pixels, got ${rows} × ${cols}. Name the sides the network was made for.`,
    );
  }
  const order = `row by row from the top left, 0 to 255; in NumPy images.reshape(-1, ${pixels})`;
  return writeModel({
    irVersion: IR_VERSION,
    opset: OPSET,
    producer: "Inkling",
    doc: describe(spec),
    metadata: {
      classes: JSON.stringify(spec.classNames),
      activation: spec.activation,
      layers: layers.join("-"),
      dataset: spec.name,
      image: `${rows}x${cols}`,
      trained_in: spec.precision === "f64" ? "float64" : "float32",
    },
    graph: {
      name: `mlp_${layers.join("_")}`,
      nodes: nodes(layers, spec.activation),
      initializers: [
        { name: "white", shape: [], values: Float32Array.of(255) },
        ...tensors(layers, parameters),
      ],
      inputs: [
        { name: "image", shape: ["batch", pixels], doc: `Raw pixels of ${rows} × ${cols} images, ${order}.` },
      ],
      outputs: [
        { name: "probabilities", shape: ["batch", classes], doc: "Of each class; a row sums to 1." },
        { name: "logits", shape: ["batch", classes], doc: "Before the softmax." },
      ],
    },
  });
}

const weights = (k: number) => `layers.${k}.w`;
const biases = (k: number) => `layers.${k}.b`;

function nodes(layers: readonly number[], activation: Activation): OnnxNode[] {
  const last = layers.length - 2;
  const found: OnnxNode[] = [
    { name: "normalise", operator: "Div", inputs: ["image", "white"], outputs: ["x"] },
  ];
  let x = "x";
  for (let k = 0; k <= last; k++) {
    const z = k === last ? "logits" : `z${k}`;
    found.push({ name: `linear_${k}`, operator: "Gemm", inputs: [x, weights(k), biases(k)], outputs: [z] });
    if (k === last) break;
    x = `a${k}`;
    found.push({ name: `${activation}_${k}`, operator: operators[activation], inputs: [z], outputs: [x] });
  }
  const softmax = { inputs: ["logits"], outputs: ["probabilities"], attributes: { axis: 1 } };
  return [...found, { name: "softmax", operator: "Softmax", ...softmax }];
}

function tensors(layers: readonly number[], parameters: ParameterSet): OnnxTensor[] {
  return layers.slice(1).flatMap((H, k) => {
    const [w, b] = parameters.slice(2 * k);
    return [
      { name: weights(k), shape: [layers[k], H], values: new Float32Array(w) },
      { name: biases(k), shape: [H], values: new Float32Array(b) },
    ];
  });
}

function describe({ layers, activation, precision, name, classNames }: OnnxSpec): string {
  const rounded = precision === "f64" ? " Trained in float64; its numbers are rounded to float32 here." : "";
  return (
    `A perceptron of ${layers.join("-")} units with ${activation}, trained on ${name} in Inkling. ` +
    `Its classes in order: ${classNames.join(", ")}.${rounded}`
  );
}
