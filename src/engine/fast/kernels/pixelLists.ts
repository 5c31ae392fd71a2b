import {
  batchWord,
  indicesWord,
  inkStartsWord,
  inputsWord,
  pixelListsWord,
  pixelListStrideWord,
  pixelStartsWord,
  touched,
} from "./layout";
import { clear } from "./vector";

/*
 * The batch's inked pixels, image by image as the data set has them, turned into lists pixel by pixel, as
 * the gradient wants them. Images are dealt out in parts, each with lists of its own, so that no two threads
 * write to the same cache line; part after part, a pixel's lists have its images in the batch's order.
 */

/** Makes one part's lists. */
export function listPixels(part: i32, parts: i32): void {
  const inputs = load<i32>(inputsWord);
  const starts = pixelStartsOf(part);
  const first = partEnd(part - 1, parts);
  const end = partEnd(part, parts);
  touchInk(first, end);
  // Counts first: `starts[i + 1]` counts pixel i, then becomes where its list starts, and in the end where it ends.
  clear(starts, (<usize>(inputs + 1)) << 2);
  for (let n = first; n < end; n++) {
    const ink = inkStartsOf(n);
    for (let at = <usize>load<u32>(ink), last = <usize>load<u32>(ink, 4); at < last; at += 4) {
      const count = starts + pixelOffset(load<u32>(at));
      store<u32>(count, load<u32>(count, 4) + 1, 4);
    }
  }

  let list = load<u32>(pixelListsWord) + <u32>first * load<u32>(pixelListStrideWord);
  store<u32>(starts, list);
  for (let slot = starts + 4, past = slot + ((<usize>inputs) << 2); slot < past; slot += 4) {
    const count = load<u32>(slot);
    store<u32>(slot, list);
    list += count << 2;
  }

  for (let n = first; n < end; n++) {
    const ink = inkStartsOf(n);
    for (let at = <usize>load<u32>(ink), last = <usize>load<u32>(ink, 4); at < last; at += 4) {
      const word = load<u32>(at);
      const slot = starts + pixelOffset(word);
      const entry = load<u32>(slot, 4);
      store<u32>(entry, ((<u32>n) << 8) | (word & 255));
      store<u32>(slot, entry + 4, 4);
    }
  }
}

/**
 * Reads a word of each cache line of the images' ink, all images at once: they lie anywhere in the data set, and
 * the processor waits for many lines together hardly longer than for one.
 */
function touchInk(first: i32, end: i32): void {
  let sum: u32 = 0;
  for (let n = first; n < end; n++) {
    const ink = inkStartsOf(n);
    for (let at = <usize>load<u32>(ink), last = <usize>load<u32>(ink, 4); at < last; at += 64)
      sum += load<u32>(at);
  }
  store<u32>(touched, sum);
}

/** Where the starts of a part's lists stand: those of pixel i, and right after it those of the next. */
// @inline
export function pixelStartsOf(part: i32): usize {
  return <usize>load<u32>(pixelStartsWord) + <usize>part * pixelStartsStride();
}

/** Bytes from one part's starts to the next part's: whole cache lines. */
// @inline
export function pixelStartsStride(): usize {
  return (((<usize>load<i32>(inputsWord) + 1) << 2) + 63) & ~63;
}

/** Where the starts of the batch's image `n` stand, and right after it those of its split's next. */
// @inline
export function inkStartsOf(n: i32): usize {
  const index = load<u32>(<usize>load<u32>(indicesWord) + ((<usize>n) << 2));
  return <usize>load<u32>(inkStartsWord) + ((<usize>index) << 2);
}

// @inline
function pixelOffset(word: u32): usize {
  return (word >> 6) & ~3;
}

// @inline
function partEnd(part: i32, parts: i32): i32 {
  return (load<i32>(batchWord) * (part + 1)) / parts;
}
