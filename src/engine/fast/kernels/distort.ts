import {
  distortScratchStrideWord,
  distortScratchWord,
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
  movesWord,
  quadOffsetsWord,
  sourceIndicesWord,
  sourceWord,
} from "../layout";
import { segmentPixels } from "./pixelLists";
import { memberNumber } from "./team";
import { clear } from "./vector";

/*
 * Images of the batch as `distortImage.ts` defines them, bit for bit, four pixels at a time.
 *
 * An image is first spread into *quads*: for each place between four pixels their four bytes in one word, so that
 * one load finds all that a pixel is interpolated from. Quads start one row and one column outside the image.
 */

/** Added to a float32 it leaves no room for a fraction; its bits are those of the integer and `rounderBits`. */
const rounder: f32 = 12582912;
const rounderBits: i32 = 0x4b400000;

/** Makes images `first` to `end` of the batch. */
export function distortImages(first: i32, end: i32, sparse: bool): void {
  const D = load<i32>(inputsWord);
  const quadBytes = <usize>((load<i32>(imageRowsWord) + 2) * rowOfQuads());
  const quads = <usize>load<u32>(distortScratchWord) + <usize>memberNumber() * load<u32>(distortScratchStrideWord);
  const bytes = quads + ((quadBytes + 63) & ~63);
  for (let n = first; n < end; n++) {
    clear(quads, quadBytes);
    const index = <usize>load<u32>(<usize>load<u32>(sourceIndicesWord) + ((<usize>n) << 2));
    const source = <usize>load<u32>(sourceWord);
    if (sparse) spreadInked(source + index * inkStartsBytes, quads);
    else spreadWhole(source + index * <usize>D, D, quads);
    const move = <usize>load<u32>(movesWord) + <usize>(n * moveBytes);
    if (sparse) {
      lookUp(move, quads, bytes);
      listInk(n, bytes, D);
    } else {
      lookUp(move, quads, bytes);
      copyBytes(bytes, <usize>load<u32>(imagesWord) + <usize>n * <usize>D, D);
    }
  }
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

/** Looks up every pixel where the move says, into bytes; up to three past the last are written as well. */
function lookUp(move: usize, quads: usize, to: usize): void {
  const rows = load<i32>(imageRowsWord);
  const cols = load<i32>(imageColsWord);
  const stepX = v128.load32_splat(move);
  const stepY = v128.load32_splat(move, 12);
  const bend = v128.load32_splat(move, 24);
  const field = <usize>load<u32>(fieldWord);
  let bendX = field + ((<usize>load<u32>(move, 32)) << 2);
  let bendY = field + ((<usize>load<u32>(move, 36)) << 2);
  const lowest = f32x4.splat(-1);
  const mostX = f32x4.splat(<f32>cols);
  const mostY = f32x4.splat(<f32>rows);
  const row4 = i32x4.splat(rowOfQuads());
  // The first quad lies at (-1, -1); the rounder's bits are taken off together with it.
  const origin = i32x4.splat(<i32>quads - (rounderBits << 2) + 4 - (rounderBits - 1) * rowOfQuads());
  const half = <f32>cols * 0.5;
  const firstLanes = f32x4.sub(f32x4(0, 1, 2, 3), f32x4.splat(half));
  const four = f32x4.splat(4);
  const low = i32x4.splat(255);
  const magic = f32x4.splat(rounder);
  for (let row = 0; row < rows; row++) {
    const r = <f32>row - <f32>rows * 0.5;
    const startX = f32x4.splat(load<f32>(move, 4) * r + load<f32>(move, 8));
    const startY = f32x4.splat(load<f32>(move, 16) * r + load<f32>(move, 20));
    let c = firstLanes;
    for (let col = 0; col < cols; col += 4) {
      const shift = (<usize>col) << 2;
      let x = f32x4.add(f32x4.mul(stepX, c), startX);
      let y = f32x4.add(f32x4.mul(stepY, c), startY);
      c = f32x4.add(c, four);
      x = f32x4.add(x, f32x4.mul(bend, v128.load(bendX + shift)));
      y = f32x4.add(y, f32x4.mul(bend, v128.load(bendY + shift)));
      x = f32x4.pmin(f32x4.pmax(x, lowest), mostX);
      y = f32x4.pmin(f32x4.pmax(y, lowest), mostY);
      const left = f32x4.floor(x);
      const top = f32x4.floor(y);
      const address = i32x4.add(
        i32x4.add(origin, i32x4.shl(f32x4.add(left, magic), 2)),
        i32x4.mul(f32x4.add(top, magic), row4),
      );
      let quad = v128.load32_zero(i32x4.extract_lane(address, 0));
      quad = v128.load32_lane(i32x4.extract_lane(address, 1), quad, 1);
      quad = v128.load32_lane(i32x4.extract_lane(address, 2), quad, 2);
      quad = v128.load32_lane(i32x4.extract_lane(address, 3), quad, 3);
      if (!v128.any_true(quad)) {
        store<u32>(to + col, 0);
        continue;
      }
      const fx = f32x4.sub(x, left);
      const fy = f32x4.sub(y, top);
      const a = f32x4.convert_i32x4_s(v128.and(quad, low));
      const b = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(quad, 8), low));
      const p = f32x4.convert_i32x4_s(v128.and(i32x4.shr_u(quad, 16), low));
      const q = f32x4.convert_i32x4_s(i32x4.shr_u(quad, 24));
      const upper = f32x4.add(a, f32x4.mul(f32x4.sub(b, a), fx));
      const lower = f32x4.add(p, f32x4.mul(f32x4.sub(q, p), fx));
      const value = f32x4.add(f32x4.add(upper, f32x4.mul(f32x4.sub(lower, upper), fy)), magic);
      const words = v128.and(value, low);
      const shorts = i16x8.narrow_i32x4_s(words, words);
      store<i32>(to + col, i32x4.extract_lane(i8x16.narrow_i16x8_u(shorts, shorts), 0));
    }
    to += cols;
    bendX += fieldRowBytes;
    bendY += fieldRowBytes;
  }
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
      let mask = i8x16.bitmask(i8x16.ne(v128.load(bytes + i), zero));
      if (end - i < 16) mask &= (1 << (end - i)) - 1;
      for (; mask !== 0; mask &= mask - 1) {
        const pixel = i + ctz(mask);
        store<u32>(list, (pixel << 8) | <u32>load<u8>(bytes + pixel));
        list += 4;
      }
    }
  }
  store<u32>(starts, list);
}

function copyBytes(from: usize, to: usize, count: i32): void {
  let i = 0;
  for (; i + 16 <= count; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i < count; i++) store<u8>(to + i, load<u8>(from + i));
}
