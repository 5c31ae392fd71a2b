import { activate, clearColumns } from "./activation";
import { sumInked } from "./inkedSums";
import {
  activationsField,
  batchWord,
  biasField,
  blockBytes,
  blockPanels,
  distortWord,
  fanInField,
  fanOutField,
  inkSegments,
  inputsWord,
  panelBytes,
  panelStrideWord,
  pixelsWord,
  sparseWord,
  tileRows,
  transposedField,
  weightsField,
} from "../layout";
import { distortImages } from "./distort";
import { columnsInPanel, layerCount, layerValue, panelsOf } from "./layers";
import { inkStartsOf, listPixels } from "./pixelLists";
import { readPixels } from "./pixels";
import { productPanel } from "./product";
import { softmaxRows } from "./softmax";
import { claim, endPhase, nextPhase, teamSize } from "./team";
import { transposePanel } from "./transpose";

/** Pieces of work each thread should find in a phase, so that the end is nearly the same for all. */
const piecesEach: i32 = 8;

/** Into how many parts `columns` pieces must be cut further to be enough for the team; at most `limit`. */
export function partsFor(columns: i32, limit: i32): i32 {
  const wanted = (piecesEach * teamSize() + columns - 1) / columns;
  return teamSize() === 1 ? 1 : max(1, min(wanted, limit));
}

/** Where part `part` of `parts` of a range ends; in multiples of `step`, but for the last. */
export function partEnd(part: i32, parts: i32, size: i32, step: i32): i32 {
  const steps = (size + step - 1) / step;
  return min(size, ((steps * (part + 1)) / parts) * step);
}

export function firstIsSparse(): bool {
  return load<i32>(sparseWord) !== 0;
}

/** Rounded up to whole panels. */
export function padded<T>(columns: i32): i32 {
  return panelsOf<T>(columns) * columnsInPanel<T>();
}

/** All layers' outputs for the batch, and its softmax; for training also what the way back needs. */
export function forward<T>(isTraining: bool, withLabels: bool): void {
  prepare<T>(isTraining);
  const last = layerCount() - 1;
  for (let k = 0; k < last; k++) {
    if (k === 0 && firstIsSparse()) inkedUnits<T>();
    else units<T>(k);
    endPhase();
  }
  logits<T>(withLabels);
  endPhase();
}

/** What depends on the batch and the weights alone. */
function prepare<T>(isTraining: bool): void {
  const N = load<i32>(batchWord);
  if (isTraining && load<i32>(distortWord)) {
    const parts = partsFor(1, N);
    for (let part = claim(parts); part >= 0; part = claim(parts)) {
      distortImages(partEnd(part - 1, parts, N, 1), partEnd(part, parts, N, 1), firstIsSparse());
    }
    endPhase();
  }
  if (!firstIsSparse()) {
    const parts = partsFor(1, N);
    for (let part = claim(parts); part >= 0; part = claim(parts)) {
      readPixels<T>(partEnd(part - 1, parts, N, 1), partEnd(part, parts, N, 1));
    }
    endPhase();
  } else if (isTraining) {
    for (let part = claim(inkSegments); part >= 0; part = claim(inkSegments)) listPixels(part);
    nextPhase();
  }
  if (!isTraining) return;
  for (let k = 1; k < layerCount(); k++) {
    const H = layerValue(k, fanOutField);
    const rows = padded<T>(layerValue(k, fanInField));
    const w = <usize>layerValue(k, weightsField);
    const stride = <usize>(padded<T>(H) * panelBytes);
    const panels = panelsOf<T>(H);
    for (let p = claim(panels); p >= 0; p = claim(panels)) {
      const panel = w + <usize>p * <usize>(rows * panelBytes);
      transposePanel<T>(panel, rows, layerValue(k, transposedField), stride, p * columnsInPanel<T>());
    }
    nextPhase();
  }
}

/** The first layer's units, from inked pixels. */
function inkedUnits<T>(): void {
  const N = load<i32>(batchWord);
  const blocks = (panelsOf<T>(layerValue(0, fanOutField)) + blockPanels - 1) / blockPanels;
  const parts = partsFor(blocks, (N + 7) / 8);
  for (let piece = claim(blocks * parts); piece >= 0; piece = claim(blocks * parts)) {
    const part = piece % parts;
    const first = partEnd(part - 1, parts, N, 1);
    const end = partEnd(part, parts, N, 1);
    inkedBlock<T>(piece / parts, first, end);
    for (let p = 0; p < blockPanels; p++) activatePanel<T>(0, (piece / parts) * blockPanels + p, first, end);
  }
}

/** A block of the first layer's outputs before their activation. */
function inkedBlock<T>(block: i32, first: i32, end: i32): void {
  const stride = <usize>load<u32>(panelStrideWord);
  const w = <usize>layerValue(0, weightsField) + <usize>block * <usize>(load<i32>(inputsWord) * blockBytes);
  const bias = <usize>layerValue(0, biasField) + <usize>(block * blockBytes);
  const out = <usize>layerValue(0, activationsField) + <usize>(block * blockPanels) * stride;
  for (let n = first; n < end; n++) {
    const starts = inkStartsOf(n);
    sumInked<T>(
      load<u32>(starts),
      load<u32>(starts, inkSegments * 4),
      w,
      bias,
      out + <usize>(n * panelBytes),
      stride,
    );
  }
}

/** A hidden layer's units. */
function units<T>(k: i32): void {
  const N = load<i32>(batchWord);
  const panels = panelsOf<T>(layerValue(k, fanOutField));
  const parts = partsFor(panels, (N + tileRows - 1) / tileRows);
  for (let piece = claim(panels * parts); piece >= 0; piece = claim(panels * parts)) {
    const part = piece % parts;
    const first = partEnd(part - 1, parts, N, tileRows);
    const end = partEnd(part, parts, N, tileRows);
    outputPanel<T>(k, piece / parts, first, end);
    activatePanel<T>(k, piece / parts, first, end);
  }
}

/** A panel of a layer's outputs before their activation. */
function outputPanel<T>(k: i32, p: i32, first: i32, end: i32): void {
  const stride = <usize>load<u32>(panelStrideWord);
  const D = layerValue(k, fanInField);
  const w = <usize>layerValue(k, weightsField) + <usize>p * <usize>(padded<T>(D) * panelBytes);
  const bias = <usize>layerValue(k, biasField) + <usize>(p * panelBytes);
  const out = <usize>layerValue(k, activationsField) + <usize>p * stride;
  productPanel<T>(inputOf(k), w, out, stride, D, first, end, bias);
}

/** Panels that go into layer `k`, which is not a sparse first one. */
export function inputOf(k: i32): usize {
  return k === 0 ? <usize>load<u32>(pixelsWord) : <usize>layerValue(k - 1, activationsField);
}

function activatePanel<T>(k: i32, p: i32, first: i32, end: i32): void {
  const panel = <usize>layerValue(k, activationsField) + <usize>p * <usize>load<u32>(panelStrideWord);
  activate<T>(panel + <usize>(first * panelBytes), <usize>((end - first) * panelBytes));
  const columns = layerValue(k, fanOutField) - p * columnsInPanel<T>();
  if (columns > 0 && columns < columnsInPanel<T>()) clearColumns<T>(panel, columns, first, end);
}

/** The last layer's outputs and their softmax, image by image. */
function logits<T>(withLabels: bool): void {
  const last = layerCount() - 1;
  const N = load<i32>(batchWord);
  const panels = panelsOf<T>(layerValue(last, fanOutField));
  const parts = partsFor(1, (N + tileRows - 1) / tileRows);
  for (let part = claim(parts); part >= 0; part = claim(parts)) {
    const first = partEnd(part - 1, parts, N, tileRows);
    const end = partEnd(part, parts, N, tileRows);
    if (last === 0 && firstIsSparse()) {
      for (let b = 0; b * blockPanels < panels; b++) inkedBlock<T>(b, first, end);
    } else {
      for (let p = 0; p < panels; p++) outputPanel<T>(last, p, first, end);
    }
    softmaxRows<T>(first, end, withLabels);
  }
}
