import {
  batchWord,
  indicesWord,
  inkStartsWord,
  inputsWord,
  pixelCountsWord,
  pixelListsWord,
  pixelStartsWord,
} from "./layout";

/*
 * The batch's inked pixels, image by image as the data set has them, turned into lists pixel by pixel, as
 * the gradient wants them. Images are dealt out in `parts`; each list has its images in the batch's order
 * all the same, since a part's entries follow those of the parts before it.
 */

/** Counts how often each pixel is inked in one part of the batch. */
export function countPixels(part: i32, parts: i32): void {
  const counts = countsOf(part);
  memory.fill(counts, 0, (<usize>load<i32>(inputsWord)) << 2);
  const end = partEnd(part, parts);
  for (let n = partEnd(part - 1, parts); n < end; n++) {
    const starts = inkStartsOf(n);
    for (let at = <usize>load<u32>(starts), last = <usize>load<u32>(starts, 4); at < last; at += 4) {
      const count = counts + pixelOffset(load<u32>(at));
      store<u32>(count, load<u32>(count) + 1);
    }
  }
}

/** Writes one part's entries of all lists; all parts must have been counted. */
export function listPixels(part: i32, parts: i32): void {
  const inputs = load<i32>(inputsWord);
  const cursors = countsOf(parts + part);
  let at = load<u32>(pixelListsWord);
  const pixelStarts = <usize>load<u32>(pixelStartsWord);
  for (let i = 0; i < inputs; i++) {
    const offset = (<usize>i) << 2;
    if (part === 0) store<u32>(pixelStarts + offset, at);
    for (let p = 0; p < parts; p++) {
      if (p === part) store<u32>(cursors + offset, at);
      at += load<u32>(countsOf(p) + offset) << 2;
    }
  }
  if (part === 0) store<u32>(pixelStarts + ((<usize>inputs) << 2), at);

  const end = partEnd(part, parts);
  for (let n = partEnd(part - 1, parts); n < end; n++) {
    const starts = inkStartsOf(n);
    for (let ink = <usize>load<u32>(starts), last = <usize>load<u32>(starts, 4); ink < last; ink += 4) {
      const word = load<u32>(ink);
      const cursor = cursors + pixelOffset(word);
      const entry = load<u32>(cursor);
      store<u32>(entry, ((<u32>n) << 8) | (word & 255));
      store<u32>(cursor, entry + 4);
    }
  }
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
function countsOf(part: i32): usize {
  return <usize>load<u32>(pixelCountsWord) + ((<usize>(part * load<i32>(inputsWord))) << 2);
}

// @inline
function partEnd(part: i32, parts: i32): i32 {
  return (load<i32>(batchWord) * (part + 1)) / parts;
}
