import type { Distorter } from "../distortion/distorter.ts";
import type { NetworkSpec } from "../engine.ts";
import { pixelValues } from "../pixels.ts";
import { writeActivation } from "./coefficients.ts";
import { prepareDistortion } from "./distortionMemory.ts";
import type { ImagePlace } from "./imageStore.ts";
import {
  activationsField,
  batchWord,
  biasField,
  deltasField,
  distortWord,
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
  moveBytes,
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
  sourceWord,
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
  private distorter: Distorter | null = null;

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

  /** Takes its room from `start` on; no image of a batch has more than `mostInk` inked pixels. */
  placeFrom(start: number, mostInk: number, distorter: Distorter | null): void {
    this.start = start;
    this.mostInk = mostInk;
    this.distorter = distorter;
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
  setImages({ address, lists }: ImagePlace, indices: Uint32Array): void {
    lists?.write(indices);
    const places = this.require();
    const { words } = this.bench;
    words[batchWord >> 2] = indices.length;
    words[panelStrideWord >> 2] = panelStride(indices.length);
    words[distortWord >> 2] = 0;
    words[indicesWord >> 2] = places.indices;
    words[(this.isSparse ? inkStartsWord : imagesWord) >> 2] = address;
    words.set(indices, places.indices >> 2);
  }

  /** Another strength of the same distortion, or the same room for none. */
  setDistorter(distorter: Distorter | null): void {
    this.distorter = distorter;
  }

  /** Has the batch's images distorted as they are in `epoch`; `numbers` are those they are known by. */
  distort({ address }: ImagePlace, numbers: Uint32Array, epoch: number): void {
    const { distorter } = this;
    const places = this.require().distortion;
    if (places === null || distorter === null) return;
    const { words } = this.bench;
    words[distortWord >> 2] = 1;
    words[sourceWord >> 2] = address;
    words[indicesWord >> 2] = places.inOrder;
    words[(this.isSparse ? inkStartsWord : imagesWord) >> 2] = places.images;
    for (let n = 0; n < numbers.length; n++) {
      distorter.writeMove(epoch, numbers[n], words, (places.moves + n * moveBytes) >> 2);
    }
  }

  /** @param more labels of the images whose indices lie past the last of `labels` */
  setLabels(indices: Uint32Array, labels: Uint8Array, more = labels): void {
    const { labels: address } = this.require();
    const { bytes } = this.bench.views;
    const known = labels.length;
    for (let n = 0; n < indices.length; n++) {
      const index = indices[n];
      bytes[address + n] = index < known ? labels[index] : more[index - known];
    }
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
    const sides = this.distorter?.distortion ?? null;
    const mostInk = this.isSparse ? this.mostInk : null;
    const places = placeBatch(
      layers,
      this.valueBytes,
      mostInk,
      this.rows,
      this.bench.wanted,
      this.start,
      sides,
    );
    this.bench.reserve(places.end);
    this.places = places;
    this.tellKernels(places);
    if (places.distortion !== null && this.distorter !== null) {
      prepareDistortion(this.bench, places, places.distortion, this.distorter);
    }
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
