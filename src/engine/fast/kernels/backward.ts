import { activateBackward } from "./activation";
import { firstIsSparse, inputOf, padded, partEnd, partsFor } from "./forward";
import { updateInked } from "./inkedSums";
import {
  activationsField,
  batchWord,
  biasField,
  blockBytes,
  blockPanels,
  deltasField,
  fanInField,
  fanOutField,
  inkSegments,
  inputsWord,
  panelBytes,
  panelStrideWord,
  partialField,
  scratchStrideWord,
  scratchWord,
  tileRows,
  transposedField,
  weightsField,
  zeros,
} from "../layout";
import { layerCount, layerValue, panelsOf } from "./layers";
import { pixelStartsOf, segmentPixels } from "./pixelLists";
import { productPanel } from "./product";
import { claim, endPhase, memberNumber, nextPhase } from "./team";
import { update } from "./update";
import { updatePanel } from "./weightsGradient";

/** Gradients from the last layer to the first, each layer's update as soon as its gradient is known. */
export function backward<T>(): void {
  for (let k = layerCount() - 1; k > 0; k--) {
    inputGradient<T>(k);
    nextPhase(); // weights are updated while others still read their transposed copy
    updateLayer<T>(k);
    endPhase();
  }
  if (firstIsSparse()) updateInkedLayer<T>();
  else updateLayer<T>(0);
  endPhase();
}

/** From the deltas of layer `k` to those of the layer below. */
function inputGradient<T>(k: i32): void {
  const N = load<i32>(batchWord);
  const stride = <usize>load<u32>(panelStrideWord);
  const H = layerValue(k, fanOutField);
  const panels = panelsOf<T>(layerValue(k, fanInField));
  const parts = partsFor(panels, (N + tileRows - 1) / tileRows);
  for (let piece = claim(panels * parts); piece >= 0; piece = claim(panels * parts)) {
    const part = piece % parts;
    const p = <usize>(piece / parts);
    const first = partEnd(part - 1, parts, N, tileRows);
    const end = partEnd(part, parts, N, tileRows);
    const wT = <usize>layerValue(k, transposedField) + p * <usize>(padded<T>(H) * panelBytes);
    const deltas = <usize>layerValue(k - 1, deltasField) + p * stride;
    const y = <usize>layerValue(k - 1, activationsField) + p * stride;
    const row = <usize>(first * panelBytes);
    productPanel<T>(layerValue(k, deltasField), wT, deltas, stride, H, first, end, zeros);
    activateBackward<T>(y + row, deltas + row, <usize>((end - first) * panelBytes));
  }
}

/** Gradient and update of a layer whose input stands in panels. */
function updateLayer<T>(k: i32): void {
  const N = load<i32>(batchWord);
  const stride = <usize>load<u32>(panelStrideWord);
  const rows = padded<T>(layerValue(k, fanInField));
  const panels = panelsOf<T>(layerValue(k, fanOutField));
  const parts = partsFor(panels, (rows + tileRows - 1) / tileRows);
  for (let piece = claim(panels * parts); piece >= 0; piece = claim(panels * parts)) {
    const part = piece % parts;
    const p = <usize>(piece / parts);
    const first = partEnd(part - 1, parts, rows, tileRows);
    const end = partEnd(part, parts, rows, tileRows);
    const panel = p * <usize>(rows * panelBytes);
    const delta = <usize>layerValue(k, deltasField) + p * stride;
    const w = <usize>layerValue(k, weightsField) + panel;
    const partial = <usize>layerValue(k, partialField) + panel;
    updatePanel<T>(inputOf(k), delta, w, stride, N, first, end, partial, scratch());
    if (part === 0) updateBias<T>(delta, <usize>layerValue(k, biasField) + p * panelBytes);
  }
}

/** Gradient and update of a sparse first layer: a block of units and a segment of pixels at a time. */
function updateInkedLayer<T>(): void {
  const D = load<i32>(inputsWord);
  const H = layerValue(0, fanOutField);
  const blocks = (panelsOf<T>(H) + blockPanels - 1) / blockPanels;
  const delta = scratch() + tileRows * panelBytes;
  const pixels = segmentPixels();
  let gathered = -1;
  for (let piece = claim(blocks * inkSegments); piece >= 0; piece = claim(blocks * inkSegments)) {
    const segment = piece % inkSegments;
    const block = piece / inkSegments;
    const panels = min(blockPanels, panelsOf<T>(H) - block * blockPanels);
    if (block !== gathered) gatherBlock(block, panels, delta);
    gathered = block;
    const starts = pixelStartsOf(segment);
    const first = segment * pixels;
    const w = <usize>layerValue(0, weightsField) + <usize>(block * D + first) * blockBytes;
    for (let i = 0, end = min(pixels, D - first); i < end; i++) {
      updateInked<T>(starts + <usize>(i << 2), delta, w + <usize>(i * blockBytes), scratch());
    }
    if (segment === 0) updateBlockBias<T>(block, panels);
  }
}

function updateBlockBias<T>(block: i32, panels: i32): void {
  const stride = <usize>load<u32>(panelStrideWord);
  for (let p = block * blockPanels, end = p + panels; p < end; p++) {
    const bias = <usize>layerValue(0, biasField) + <usize>(p * panelBytes);
    updateBias<T>(<usize>layerValue(0, deltasField) + <usize>p * stride, bias);
  }
}

/** Copies a block's panels of deltas side by side, so that an image's row is found with one address; the rest is zero. */
function gatherBlock(block: i32, panels: i32, out: usize): void {
  const stride = <usize>load<u32>(panelStrideWord);
  const end = <usize>load<i32>(batchWord);
  let panel = <usize>layerValue(0, deltasField) + <usize>(block * blockPanels) * stride;
  for (let p = 0; p < blockPanels; p++, panel += stride, out += panelBytes) {
    const from = p < panels ? panel : zeros;
    const step = p < panels ? panelBytes : 0;
    for (let n: usize = 0; n < end; n++) {
      v128.store(out + n * blockBytes, v128.load(from + n * step));
      v128.store(out + n * blockBytes, v128.load(from + n * step, 16), 16);
    }
  }
}

/** Sums a panel of deltas over the images and updates its biases. */
function updateBias<T>(delta: usize, bias: usize): void {
  let low = i32x4.splat(0);
  let high = low;
  for (const end = delta + <usize>load<i32>(batchWord) * panelBytes; delta < end; delta += panelBytes) {
    low = v128.add<T>(low, v128.load(delta));
    high = v128.add<T>(high, v128.load(delta, 16));
  }
  const sums = scratch();
  v128.store(sums, low);
  v128.store(sums, high, 16);
  update<T>(bias, sums, panelBytes);
}

/** This thread's own: a tile of a gradient, then a block of deltas. */
function scratch(): usize {
  return <usize>load<u32>(scratchWord) + <usize>memberNumber() * <usize>load<u32>(scratchStrideWord);
}
