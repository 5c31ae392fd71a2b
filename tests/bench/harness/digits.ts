import type { LabelledImages } from "../../../src/engine/engine.ts";
import type { Digits } from "./contestant.ts";

/** Bytes before the first image, before the first label. */
const imageHeader = 16;
const labelHeader = 8;

/** Fetches MNIST's four files from the harness's server. */
export async function fetchDigits(): Promise<Digits> {
  const [train, test] = await Promise.all([fetchPair("train"), fetchPair("t10k")]);
  return { train, test };
}

async function fetchPair(stem: string): Promise<LabelledImages> {
  const [images, labels] = await Promise.all([
    unpack(`/mnist/${stem}-images-idx3-ubyte.gz`),
    unpack(`/mnist/${stem}-labels-idx1-ubyte.gz`),
  ]);
  return { images: images.slice(imageHeader), labels: labels.slice(labelHeader) };
}

async function unpack(address: string): Promise<Uint8Array> {
  const { body, ok, status } = await fetch(address);
  if (!ok || body === null) throw new Error(`${address}: expected a file, got status ${status}.`);
  return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}
