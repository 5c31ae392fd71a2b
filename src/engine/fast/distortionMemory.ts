import type { Distorter } from "../distortion/distorter.ts";
import {
  distortedListStrideWord,
  distortedListsWord,
  distortScratchStrideWord,
  distortScratchWord,
  fieldWord,
  imageColsWord,
  imageRowsWord,
  movesWord,
  packTable,
  quadOffsetsWord,
  sourceIndicesWord,
} from "./layout.ts";
import type { BatchPlaces, DistortionPlaces } from "./memoryPlan.ts";
import type { Bench } from "./workshop.ts";

/** Puts into memory what distortion needs and no step changes, and tells the kernels where all of it stands. */
export function prepareDistortion(
  bench: Bench,
  batch: BatchPlaces,
  places: DistortionPlaces,
  { distortion: { rows, cols }, field }: Distorter,
): void {
  const { words } = bench;
  const tell = (address: number, value: number) => {
    words[address >> 2] = value;
  };
  tell(imageRowsWord, rows);
  tell(imageColsWord, cols);
  tell(sourceIndicesWord, batch.indices);
  tell(movesWord, places.moves);
  tell(fieldWord, places.field);
  tell(quadOffsetsWord, places.quadOffsets);
  tell(distortedListsWord, places.lists);
  tell(distortedListStrideWord, places.listStride);
  tell(distortScratchWord, places.scratch);
  tell(distortScratchStrideWord, places.scratchStride);

  for (let set = 0; set < 16; set++) {
    const chosen = [0, 1, 2, 3].filter((word) => (set >> word) & 1);
    chosen.forEach((word, place) => {
      words[(packTable >> 2) + 4 * set + place] = 0x03020100 + 0x04040404 * word;
    });
  }
  new Int16Array(words.buffer, places.field, field.length).set(field);
  for (let pixel = 0; pixel < rows * cols; pixel++) {
    const row = Math.floor(pixel / cols);
    // Quads start at (-1, -1), two more a row than there are pixels.
    words[(places.quadOffsets >> 2) + pixel] = ((row + 1) * (cols + 2) + (pixel - row * cols) + 1) * 4;
  }
  for (let n = 0; n < batch.rows; n++) words[(places.inOrder >> 2) + n] = n;
}
