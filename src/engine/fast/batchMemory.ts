import type { NetworkSpec } from "../engine.ts";
import { pixelValues } from "../pixels.ts";
import { writeActivation } from "./coefficients.ts";
import type { ImagePlace } from "./imageStore.ts";
import {
  activationsField,
  batchWord,
  biasField,
  deltasField,
  fanInField,
  fanOutField,
  hitsWord,
  imagesWord,
  indicesWord,
  inkStartsWord,
  inputsWord,
  labelsWord,
  layerBytes,
  layerCountWord,
  layerTable,
  lossesWord,
  panelBytes,
  panelStrideWord,
  partialField,
  pixelListStrideWord,
  pixelListsWord,
  pixelStartsWord,
  pixelsWord,
  pixelTable,
  scratchStrideWord,
  scratchWord,
  sparseWord,
  transposedField,
  weightsField,
} from "./layout.ts";
import { panelStride, placeBatch, type BatchPlaces, type LayerPlace } from "./memoryPlan.ts";
import { realsOf } from "./networkMemory.ts";
import { WeightsLayout } from "./weightsLayout.ts";
import type { Bench } from "./workshop.ts";

/** Room for this many images from the start, so that evaluation and most batches find theirs. */
const FIRST_ROWS = 256;

/** The room in which a bench's kernels work on one batch, and the words that tell them what stands where. */
export class BatchMemory {
  private rows = FIRST_ROWS;
  private mostInk = 0;
  private start = 0;
  private places: BatchPlaces | null = null;

  constructor(
    private readonly bench: Bench,
    private readonly valueBytes: 4 | 8,
    private readonly network: NetworkSpec,
    private readonly parameters: readonly LayerPlace[],
    private readonly isSparse: boolean,
  ) {}

  /** Where the room ends. */
  get end(): number {
    return this.require().end;
  }

  /** Takes its room from `start` on; no image has more than `mostInk` inked pixels. */
  placeFrom(start: number, mostInk: number): void {
    this.start = start;
    this.mostInk = mostInk;
    this.place();
  }

  /** Makes room for batches of `rows`. @throws RangeError if there is none. */
  ensureRows(rows: number): void {
    if (rows <= this.rows) return;
    const before = this.rows;
    this.rows = rows;
    try {
      this.place();
    } catch (error) {
      this.rows = before;
      throw error;
    }
  }

  /** Chooses the batch's images within their split. */
  setImages({ address }: ImagePlace, indices: Uint32Array): void {
    const places = this.require();
    const { words } = this.bench;
    words[batchWord >> 2] = indices.length;
    words[panelStrideWord >> 2] = panelStride(indices.length);
    words[(this.isSparse ? inkStartsWord : imagesWord) >> 2] = address;
    words.set(indices, places.indices >> 2);
  }

  setLabels(indices: Uint32Array, labels: Uint8Array): void {
    const { labels: address } = this.require();
    const { bytes } = this.bench.views;
    for (let n = 0; n < indices.length; n++) bytes[address + n] = labels[indices[n]];
  }

  /** Summed loss and hits of the first `N` images, summed in their order. */
  readLosses(N: number): { loss: number; correct: number } {
    const { losses, hits } = this.require();
    const { bytes, doubles } = this.bench.views;
    const first = losses >> 3;
    let loss = 0;
    let correct = 0;
    for (let n = 0; n < N; n++) {
      loss += doubles[first + n];
      correct += bytes[hits + n];
    }
    return { loss, correct };
  }

  /** Copies all layers' outputs and the probabilities of the first `N` images to row `at` of row-major arrays. */
  readOutputs(
    N: number,
    at: number,
    activations: readonly Float64Array[],
    probabilities: Float64Array,
  ): void {
    const { layers } = this.require();
    const copy = (from: number, units: number, to: Float64Array) => {
      const width = panelBytes / this.valueBytes;
      const layout = new WeightsLayout(N, units, panelStride(N) / panelBytes, width);
      to.set(
        layout.read(realsOf(this.bench, this.valueBytes, from, from + layout.size * this.valueBytes)),
        at * units,
      );
    };
    this.parameters.forEach(({ fanOut }, k) => {
      copy(layers[k].activations, fanOut, activations[k]);
    });
    const last = layers.length - 1;
    copy(layers[last].deltas, this.parameters[last].fanOut, probabilities);
  }

  private place(): void {
    const { layers } = this.network;
    const mostInk = this.isSparse ? this.mostInk : null;
    const places = placeBatch(layers, this.valueBytes, mostInk, this.rows, this.bench.wanted, this.start);
    this.bench.reserve(places.end);
    this.places = places;
    this.tellKernels(places);
  }

  private tellKernels(places: BatchPlaces): void {
    const { words } = this.bench;
    const tell = (address: number, value: number) => {
      words[address >> 2] = value;
    };
    tell(layerCountWord, this.parameters.length);
    tell(sparseWord, this.isSparse ? 1 : 0);
    tell(inputsWord, this.network.layers[0]);
    tell(indicesWord, places.indices);
    tell(labelsWord, places.labels);
    tell(lossesWord, places.losses);
    tell(hitsWord, places.hits);
    tell(pixelsWord, places.pixels);
    tell(pixelStartsWord, places.pixelStarts);
    tell(pixelListsWord, places.pixelLists);
    tell(pixelListStrideWord, places.pixelListStride);
    tell(scratchWord, places.scratch);
    tell(scratchStrideWord, places.scratchStride);
    this.parameters.forEach(({ fanIn, fanOut, weights, bias }, k) => {
      const entry = layerTable + k * layerBytes;
      const { activations, deltas, transposed, partial } = places.layers[k];
      tell(entry + fanInField, fanIn);
      tell(entry + fanOutField, fanOut);
      tell(entry + weightsField, weights);
      tell(entry + biasField, bias);
      tell(entry + transposedField, transposed);
      tell(entry + activationsField, activations);
      tell(entry + deltasField, deltas);
      tell(entry + partialField, partial);
    });
    writeActivation(this.bench, this.network.activation);
    realsOf(this.bench, this.valueBytes, pixelTable, pixelTable + 256 * this.valueBytes).set(pixelValues);
  }

  private require(): BatchPlaces {
    if (this.places === null) throw new Error("BatchMemory: expected placeFrom first, got a batch.");
    return this.places;
  }
}
