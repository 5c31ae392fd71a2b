import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";

env.wasm.numThreads = 1;

/** The model in ONNX Runtime's build for browsers, which Node runs as well. */
export const opened = (model: Uint8Array): Promise<InferenceSession> => InferenceSession.create(model);

export interface Answer {
  readonly probabilities: Float32Array;
  readonly logits: Float32Array;
}

/** What the model makes of images (N, D) of uint8, all in one batch. */
export async function run(session: InferenceSession, images: Uint8Array, D: number): Promise<Answer> {
  const image = new Tensor("float32", Float32Array.from(images), [images.length / D, D]);
  const { probabilities, logits } = await session.run({ image });
  return { probabilities: await float32(probabilities), logits: await float32(logits) };
}

async function float32(tensor: Tensor): Promise<Float32Array> {
  const values = await tensor.getData();
  if (!(values instanceof Float32Array)) throw new Error(`Expected float32, got ${tensor.type}.`);
  return values;
}
