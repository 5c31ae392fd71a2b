import {
  distortScratchStrideWord,
  distortScratchWord,
  faintestInk,
  distortedListStrideWord,
  distortedListsWord,
  fieldRowBytes,
  fieldWord,
  imageColsWord,
  imageRowsWord,
  imagesWord,
  inkSegments,
  inkStartsBytes,
  inkStartsWord,
  inputsWord,
  moveBytes,
  packTable,
  movesWord,
  quadOffsetsWord,
  sourceIndicesWord,
  sourceWord,
  touched,
} from "../layout";
import { segmentPixels } from "./pixelLists";
import { memberNumber } from "./team";
import { clear } from "./vector";

/*
 * Images of the batch as `distortImage.ts` defines them, bit for bit, eight pixels at a time.
 *
 * An image is first spread into *quads*: for each place between four pixels their four bytes in one word, so that
 * one load finds all that a pixel is interpolated from. Quads start one row and one column outside the image.
 */

/** Makes images `first` to `end` of the batch. */
export function distortImages(first: i32, end: i32, sparse: bool): void {
  const D = load<i32>(inputsWord);
  const quadBytes = <usize>((load<i32>(imageRowsWord) + 2) * rowOfQuads());
  const quads =
    <usize>load<u32>(distortScratchWord) + <usize>memberNumber() * load<u32>(distortScratchStrideWord);
  const bytes = quads + ((quadBytes + 63) & ~63);
  const steps = bytes + <usize>((D + 16 + 63) & ~63);
  if (sparse) touchSources(first, end);
  for (let n = first; n < end; n++) {
    clear(quads, quadBytes);
    if (sparse) spreadInked(sourceOf(n, inkStartsBytes), quads);
    else spreadWhole(sourceOf(n, D), D, quads);
    lookUp(<usize>load<u32>(movesWord) + <usize>(n * moveBytes), quads, steps, bytes);
    if (sparse) listInk(n, bytes, D);
    else copyBytes(bytes, <usize>load<u32>(imagesWord) + <usize>n * <usize>D, D);
  }
}

/** Where the batch's image `n` stands before it is distorted, or the starts of its lists. */
// @inline
function sourceOf(n: i32, bytes: i32): usize {
  const index = load<u32>(<usize>load<u32>(sourceIndicesWord) + ((<usize>n) << 2));
  return <usize>load<u32>(sourceWord) + <usize>index * <usize>bytes;
}

/** Reads a word of each cache line of the images' lists, all at once: see `touchInk`. */
function touchSources(first: i32, end: i32): void {
  let sum: u32 = 0;
  for (let n = first; n < end; n++) {
    const starts = sourceOf(n, inkStartsBytes);
    const last = <usize>load<u32>(starts, inkSegments * 4);
    for (let at = <usize>load<u32>(starts); at < last; at += 64) sum += load<u32>(at);
  }
  store<u32>(touched + (memberNumber() << 6), sum);
}

/** Bytes of a row of quads. */
// @inline
function rowOfQuads(): i32 {
  return (load<i32>(imageColsWord) + 2) << 2;
}

/** Puts a pixel into the four quads it belongs to. */
// @inline
function spread(byte: u32, quad: usize, row: usize): void {
  store<u8>(quad, byte);
  store<u8>(quad - 4, byte, 1);
  store<u8>(quad - row, byte, 2);
  store<u8>(quad - row - 4, byte, 3);
}

function spreadInked(starts: usize, quads: usize): void {
  const offsets = <usize>load<u32>(quadOffsetsWord);
  const row = <usize>rowOfQuads();
  const end = <usize>load<u32>(starts, inkSegments * 4);
  for (let list = <usize>load<u32>(starts); list < end; list += 4) {
    const word = load<u32>(list);
    spread(word & 255, quads + load<u32>(offsets + ((word >> 8) << 2)), row);
  }
}

function spreadWhole(image: usize, D: i32, quads: usize): void {
  const offsets = <usize>load<u32>(quadOffsetsWord);
  const row = <usize>rowOfQuads();
  for (let i = 0; i < D; i++) {
    spread(load<u8>(image + i), quads + load<u32>(offsets + ((<usize>i) << 2)), row);
  }
}

/** Looks up every pixel where the move says, into bytes; up to seven past the last are written as well. */
function lookUp(move: usize, quads: usize, steps: usize, to: usize): void {
  const rows = load<i32>(imageRowsWord);
  const cols = load<i32>(imageColsWord);
  const stepsY = steps + <usize>(((cols + 7) & ~7) << 1);
  writeSteps(load<i32>(move), cols, steps);
  writeSteps(load<i32>(move, 12), cols, stepsY);
  const amplitude = i16x8.splat(<i16>load<i32>(move, 24));
  const field = <usize>load<u32>(fieldWord);
  let bendX = field + ((<usize>load<u32>(move, 32)) << 1);
  let bendY = field + ((<usize>load<u32>(move, 36)) << 1);
  const lowest = i16x8.splat(-256);
  const mostX = i16x8.splat(<i16>(cols << 8));
  const mostY = i16x8.splat(<i16>(rows << 8));
  const quadsInRow = i16x8.splat(<i16>(cols + 2));
  const origin = quads + <usize>((cols + 3) << 2); // quads start at (-1, -1)
  const fraction = i16x8.splat(127);
  const whole = i16x8.splat(128);
  const faintest = i8x16.splat(<i8>faintestInk);
  for (let row = 0; row < rows; row++) {
    const r = 2 * row - rows;
    const startX = i16x8.splat(<i16>((load<i32>(move, 8) + ((load<i32>(move, 4) * r) >> 1)) >> 8));
    const startY = i16x8.splat(<i16>((load<i32>(move, 20) + ((load<i32>(move, 16) * r) >> 1)) >> 8));
    for (let col = 0; col < cols; col += 8) {
      const shift = (<usize>col) << 1;
      let x = i16x8.add_sat_s(startX, v128.load(steps + shift));
      let y = i16x8.add_sat_s(startY, v128.load(stepsY + shift));
      x = i16x8.add_sat_s(x, i16x8.q15mulr_sat_s(amplitude, v128.load(bendX + shift)));
      y = i16x8.add_sat_s(y, i16x8.q15mulr_sat_s(amplitude, v128.load(bendY + shift)));
      x = i16x8.min_s(i16x8.max_s(x, lowest), mostX);
      y = i16x8.min_s(i16x8.max_s(y, lowest), mostY);
      const place = i16x8.add(i16x8.mul(i16x8.shr_s(y, 8), quadsInRow), i16x8.shr_s(x, 8));
      const low = fourQuads(
        origin,
        i16x8.extract_lane_s(place, 0),
        i16x8.extract_lane_s(place, 1),
        i16x8.extract_lane_s(place, 2),
        i16x8.extract_lane_s(place, 3),
      );
      const high = fourQuads(
        origin,
        i16x8.extract_lane_s(place, 4),
        i16x8.extract_lane_s(place, 5),
        i16x8.extract_lane_s(place, 6),
        i16x8.extract_lane_s(place, 7),
      );
      if (!v128.any_true(v128.or(low, high))) {
        store<u64>(to + col, 0);
        continue;
      }
      const fx = v128.and(i16x8.shr_u(x, 1), fraction);
      const fy = v128.and(i16x8.shr_u(y, 1), fraction);
      const gy = i16x8.sub(whole, fy);
      const first = interpolate(
        low,
        v128.shuffle<i16>(fx, fx, 0, 8, 1, 9, 2, 10, 3, 11),
        v128.shuffle<i16>(gy, fy, 0, 8, 1, 9, 2, 10, 3, 11),
      );
      const second = interpolate(
        high,
        v128.shuffle<i16>(fx, fx, 4, 12, 5, 13, 6, 14, 7, 15),
        v128.shuffle<i16>(gy, fy, 4, 12, 5, 13, 6, 14, 7, 15),
      );
      const shorts = i16x8.narrow_i32x4_s(first, second);
      const bytes = i8x16.narrow_i16x8_u(shorts, shorts);
      v128.store64_lane(to + col, v128.and(bytes, i8x16.ge_u(bytes, faintest)), 0);
    }
    to += cols;
    bendX += fieldRowBytes;
    bendY += fieldRowBytes;
  }
}

/** What each column adds to a coordinate, in 256ths of a pixel. */
function writeSteps(perColumn: i32, cols: i32, steps: usize): void {
  for (let col = 0; col < cols; col += 8) {
    const c = 2 * col - cols;
    const each = i32x4.splat(perColumn);
    const low = i32x4.mul(each, i32x4.add(i32x4.splat(c), i32x4(0, 2, 4, 6)));
    const high = i32x4.mul(each, i32x4.add(i32x4.splat(c + 8), i32x4(0, 2, 4, 6)));
    v128.store(steps + ((<usize>col) << 1), i16x8.narrow_i32x4_s(i32x4.shr_s(low, 9), i32x4.shr_s(high, 9)));
  }
}

// @inline
function fourQuads(origin: usize, a: i32, b: i32, c: i32, d: i32): v128 {
  let quads = v128.load32_zero(origin + (a << 2));
  quads = v128.load32_lane(origin + (b << 2), quads, 1);
  quads = v128.load32_lane(origin + (c << 2), quads, 2);
  return v128.load32_lane(origin + (d << 2), quads, 3);
}

/**
 * Four pixels from their quads, as words.
 *
 * @param fx 128ths to the right, twice for each pixel
 * @param weights of the upper and the lower row, 128ths, for each pixel
 */
// @inline
function interpolate(quads: v128, fx: v128, weights: v128): v128 {
  const bytes = i32x4.splat(0x00ff00ff);
  const left = v128.and(quads, bytes);
  const right = v128.and(i32x4.shr_u(quads, 8), bytes);
  const rows = i16x8.add(i16x8.shl(left, 7), i16x8.mul(i16x8.sub(right, left), fx));
  return i32x4.shr_s(i32x4.add(i32x4.dot_i16x8_s(rows, weights), i32x4.splat(8192)), 14);
}

/** Lists the inked pixels of the batch's image `n`, as `writeInk` lists the data set's. */
function listInk(n: i32, bytes: usize, D: i32): void {
  let list = <usize>load<u32>(distortedListsWord) + <usize>n * load<u32>(distortedListStrideWord);
  let starts = <usize>load<u32>(inkStartsWord) + <usize>n * inkStartsBytes;
  const pixels = segmentPixels();
  const zero = i32x4.splat(0);
  for (let segment = 0; segment < inkSegments; segment++, starts += 4) {
    store<u32>(starts, list);
    const end = min(D, (segment + 1) * pixels);
    for (let i = segment * pixels; i < end; i += 16) {
      const chunk = v128.load(bytes + i);
      let mask = i8x16.bitmask(i8x16.ne(chunk, zero));
      if (end - i < 16) mask &= (1 << (end - i)) - 1;
      if (mask === 0) continue;
      const low = i16x8.extend_low_i8x16_u(chunk);
      const high = i16x8.extend_high_i8x16_u(chunk);
      const pixel = i32x4.add(i32x4.splat(i << 8), i32x4(0, 256, 512, 768));
      list = pack(list, mask & 15, v128.or(pixel, i32x4.extend_low_i16x8_u(low)));
      list = pack(list, (mask >> 4) & 15, pixelsOn(pixel, 4, i32x4.extend_high_i16x8_u(low)));
      list = pack(list, (mask >> 8) & 15, pixelsOn(pixel, 8, i32x4.extend_low_i16x8_u(high)));
      list = pack(list, mask >> 12, pixelsOn(pixel, 12, i32x4.extend_high_i16x8_u(high)));
    }
  }
  store<u32>(starts, list);
}

/** Bytes behind their pixels, `count` further on. */
// @inline
function pixelsOn(pixel: v128, count: i32, bytes: v128): v128 {
  return v128.or(i32x4.add(pixel, i32x4.splat(count << 8)), bytes);
}

/** Writes the words of a set one after another, and as many after them as make four; returns where the set's end. */
// @inline
function pack(list: usize, set: i32, words: v128): usize {
  v128.store(list, i8x16.swizzle(words, v128.load(packTable + (set << 4))));
  return list + <usize>(popcnt(set) << 2);
}

function copyBytes(from: usize, to: usize, count: i32): void {
  let i = 0;
  for (; i + 16 <= count; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i < count; i++) store<u8>(to + i, load<u8>(from + i));
}
