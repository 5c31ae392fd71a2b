import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** Where a field's content goes; what it writes belongs to that field. */
type Content = (writer: BinaryWriter) => void;

/** A node of the graph: one operation, its inputs and outputs by name. */
export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers alone; what is not named is the operator's own default. */
  readonly attributes?: Readonly<Record<string, number>>;
}

/** Numbers that stand in the graph; float32, row-major. */
export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** What goes in or comes out, float32; a word in its shape stands for any size. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly (number | string)[];
  readonly doc: string;
}

export interface OnnxModel {
  readonly irVersion: number;
  readonly opset: number;
  readonly producer: string;
  readonly doc: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly graph: {
    readonly name: string;
    readonly nodes: readonly OnnxNode[];
    readonly initializers: readonly OnnxTensor[];
    readonly inputs: readonly OnnxValue[];
    readonly outputs: readonly OnnxValue[];
  };
}

const FLOAT = 1; // TensorProto.DataType
const INT = 2; // AttributeProto.AttributeType

/**
 * A model as the bytes of a `ModelProto`: the same bytes for the same model.
 *
 * Source: `onnx.proto` of ONNX; the numbers are its field numbers, in their order.
 */
export function writeModel({ irVersion, opset, producer, doc, metadata, graph }: OnnxModel): Uint8Array {
  const writer = new BinaryWriter();
  whole(writer, 1, irVersion);
  text(writer, 2, producer);
  text(writer, 6, doc);
  message(writer, 7, () => {
    for (const node of graph.nodes) message(writer, 1, writeNode(node));
    text(writer, 2, graph.name);
    for (const tensor of graph.initializers) message(writer, 5, writeTensor(tensor));
    for (const value of graph.inputs) message(writer, 11, writeValue(value));
    for (const value of graph.outputs) message(writer, 12, writeValue(value));
  });
  message(writer, 8, () => {
    text(writer, 1, ""); // the domain of ONNX's own operators
    whole(writer, 2, opset);
  });
  for (const [key, value] of Object.entries(metadata)) {
    message(writer, 14, () => {
      text(writer, 1, key);
      text(writer, 2, value);
    });
  }
  return writer.finish();
}

const writeNode =
  ({ name, operator, inputs, outputs, attributes = {} }: OnnxNode): Content =>
  (writer) => {
    for (const input of inputs) text(writer, 1, input);
    for (const output of outputs) text(writer, 2, output);
    text(writer, 3, name);
    text(writer, 4, operator);
    for (const [key, value] of Object.entries(attributes)) {
      message(writer, 5, () => {
        text(writer, 1, key);
        whole(writer, 3, value);
        whole(writer, 20, INT);
      });
    }
  };

const writeTensor =
  ({ name, shape, values }: OnnxTensor): Content =>
  (writer) => {
    for (const size of shape) whole(writer, 1, size);
    whole(writer, 2, FLOAT);
    text(writer, 8, name);
    writer.tag(9, WireType.LengthDelimited).bytes(littleEndian(values));
  };

const writeValue =
  ({ name, shape, doc }: OnnxValue): Content =>
  (writer) => {
    text(writer, 1, name);
    message(writer, 2, () => {
      message(writer, 1, () => {
        whole(writer, 1, FLOAT);
        message(writer, 2, () => {
          for (const size of shape) {
            message(writer, 1, () => {
              if (typeof size === "number") whole(writer, 1, size);
              else text(writer, 2, size);
            });
          }
        });
      });
    });
    text(writer, 3, doc);
  };

function message(writer: BinaryWriter, field: number, write: Content): void {
  writer.tag(field, WireType.LengthDelimited).fork();
  write(writer);
  writer.join();
}

function text(writer: BinaryWriter, field: number, value: string): void {
  writer.tag(field, WireType.LengthDelimited).string(value);
}

function whole(writer: BinaryWriter, field: number, value: number): void {
  writer.tag(field, WireType.Varint).int64(value);
}

function littleEndian(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => view.setFloat32(i * 4, value, true));
  return bytes;
}
