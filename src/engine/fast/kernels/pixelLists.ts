import {
  batchWord,
  indicesWord,
  inkSegments,
  inkStartsBytes,
  inkStartsWord,
  inputsWord,
  pixelListsWord,
  pixelListStrideWord,
  pixelStartsWord,
  touched,
} from "../layout";
import { clear } from "./vector";

/*
 * The batch's inked pixels, image by image as the data set has them, turned into lists pixel by pixel, as
 * the gradient wants them. Each segment of the image has room of its own, so that no two threads write to the
 * same cache line; a list has its images in the batch's order.
 */

/** Makes the lists of one segment's pixels. */
export function listPixels(segment: i32): void {
  const N = load<i32>(batchWord);
  const starts = pixelStartsOf(segment);
  const firstPixel = segment * segmentPixels();
  touchInk(segment, N);
  // Counts first: slot i + 1 counts pixel i, then becomes where its list starts, and in the end where it ends.
  clear(starts, pixelStartsStride());
  for (let n = 0; n < N; n++) {
    const ink = inkStartsOf(n) + <usize>(segment << 2);
    for (let at = <usize>load<u32>(ink), last = <usize>load<u32>(ink, 4); at < last; at += 4) {
      const count = starts + slotOf(load<u32>(at), firstPixel);
      store<u32>(count, load<u32>(count, 4) + 1, 4);
    }
  }

  let list = load<u32>(pixelListsWord) + <u32>segment * load<u32>(pixelListStrideWord);
  store<u32>(starts, list);
  for (let slot = starts + 4, past = slot + <usize>(segmentPixels() << 2); slot < past; slot += 4) {
    const count = load<u32>(slot);
    store<u32>(slot, list);
    list += count << 2;
  }

  for (let n = 0; n < N; n++) {
    const ink = inkStartsOf(n) + <usize>(segment << 2);
    for (let at = <usize>load<u32>(ink), last = <usize>load<u32>(ink, 4); at < last; at += 4) {
      const word = load<u32>(at);
      const slot = starts + slotOf(word, firstPixel);
      const entry = load<u32>(slot, 4);
      store<u32>(entry, ((<u32>n) << 8) | (word & 255));
      store<u32>(slot, entry + 4, 4);
    }
  }
}

/**
 * Reads a word of each cache line of the segment's ink, all images at once: they lie anywhere in the data set,
 * and the processor waits for many lines together hardly longer than for one.
 */
function touchInk(segment: i32, N: i32): void {
  let sum: u32 = 0;
  for (let n = 0; n < N; n++) {
    const ink = inkStartsOf(n) + <usize>(segment << 2);
    for (let at = <usize>load<u32>(ink), last = <usize>load<u32>(ink, 4); at < last; at += 64)
      sum += load<u32>(at);
  }
  store<u32>(touched + (segment << 6), sum);
}

/** Pixels of a segment; the last ones may have fewer. */
// @inline
export function segmentPixels(): i32 {
  return (load<i32>(inputsWord) + inkSegments - 1) / inkSegments;
}

/** Where the starts of a segment's lists stand: that of its pixel i, and right after it that of the next. */
// @inline
export function pixelStartsOf(segment: i32): usize {
  return <usize>load<u32>(pixelStartsWord) + <usize>segment * pixelStartsStride();
}

/** Bytes from one segment's starts to the next one's: whole cache lines. */
// @inline
function pixelStartsStride(): usize {
  return (<usize>((segmentPixels() + 1) << 2) + 63) & ~63;
}

/** Where the starts of the batch's image `n` stand, one for each segment, and right after them the last one's end. */
// @inline
export function inkStartsOf(n: i32): usize {
  const index = load<u32>(<usize>load<u32>(indicesWord) + ((<usize>n) << 2));
  return <usize>load<u32>(inkStartsWord) + <usize>index * inkStartsBytes;
}

// @inline
function slotOf(word: u32, firstPixel: i32): usize {
  return (<usize>(word >> 8) - <usize>firstPixel) << 2;
}
