import { blockBytes, lrCoefficient, pixelTable } from "../layout";
import { coefficient, isPlainDescent, update } from "./update";
import { loadSplat, madd, nmadd } from "./vector";

/*
 * Sums over the inked pixels alone. A list holds a word for each of them: which row of a block it picks,
 * times 256, plus its byte. Terms are added in the order of the list, each to one register a vector.
 */

/** Value of a list's word, in every lane. */
// @inline
function valueOf<T>(word: u32): v128 {
  return loadSplat<T>(pixelTable + ((<usize>(word & 255)) << alignof<T>()));
}

/** Bytes to the row that a list's word picks. */
// @inline
function rowOf(word: u32): usize {
  return (word >> 1) & ~(blockBytes - 1);
}

/**
 * One image's outputs of a block of units before their activation: `out = bias + Σ value · w[pixel]`.
 *
 * @param list from here to `end`: the image's inked pixels
 * @param out the first of four panels, `stride` apart
 */
export function sumInked<T>(list: usize, end: usize, w: usize, bias: usize, out: usize, stride: usize): void {
  let s0 = v128.load(bias, 0);
  let s1 = v128.load(bias, 16);
  let s2 = v128.load(bias, 32);
  let s3 = v128.load(bias, 48);
  let s4 = v128.load(bias, 64);
  let s5 = v128.load(bias, 80);
  let s6 = v128.load(bias, 96);
  let s7 = v128.load(bias, 112);
  for (; list < end; list += 4) {
    const word = load<u32>(list);
    const x = valueOf<T>(word);
    const row = w + rowOf(word);
    s0 = madd<T>(x, v128.load(row, 0), s0);
    s1 = madd<T>(x, v128.load(row, 16), s1);
    s2 = madd<T>(x, v128.load(row, 32), s2);
    s3 = madd<T>(x, v128.load(row, 48), s3);
    s4 = madd<T>(x, v128.load(row, 64), s4);
    s5 = madd<T>(x, v128.load(row, 80), s5);
    s6 = madd<T>(x, v128.load(row, 96), s6);
    s7 = madd<T>(x, v128.load(row, 112), s7);
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  out += stride;
  v128.store(out, s2);
  v128.store(out, s3, 16);
  out += stride;
  v128.store(out, s4);
  v128.store(out, s5, 16);
  out += stride;
  v128.store(out, s6);
  v128.store(out, s7, 16);
}

/**
 * The gradient of one pixel's weights to a block of units, `Σ value · delta[image]`, and the update by it.
 *
 * @param starts where the pixel's list starts, and right after it where it ends
 * @param delta rows of a block, one for each image
 * @param scratch a row of a block
 */
export function updateInked<T>(starts: usize, delta: usize, w: usize, scratch: usize): void {
  let s0 = i32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let s6 = s0;
  let s7 = s0;
  const first = <usize>load<u32>(starts);
  const end = <usize>load<u32>(starts, 4);
  for (let list = first; list < end; list += 4) {
    const word = load<u32>(list);
    const x = valueOf<T>(word);
    const row = delta + rowOf(word);
    s0 = madd<T>(x, v128.load(row, 0), s0);
    s1 = madd<T>(x, v128.load(row, 16), s1);
    s2 = madd<T>(x, v128.load(row, 32), s2);
    s3 = madd<T>(x, v128.load(row, 48), s3);
    s4 = madd<T>(x, v128.load(row, 64), s4);
    s5 = madd<T>(x, v128.load(row, 80), s5);
    s6 = madd<T>(x, v128.load(row, 96), s6);
    s7 = madd<T>(x, v128.load(row, 112), s7);
  }
  if (isPlainDescent()) {
    if (first === end) return;
    const lr = coefficient<T>(lrCoefficient);
    v128.store(w, nmadd<T>(lr, s0, v128.load(w, 0)), 0);
    v128.store(w, nmadd<T>(lr, s1, v128.load(w, 16)), 16);
    v128.store(w, nmadd<T>(lr, s2, v128.load(w, 32)), 32);
    v128.store(w, nmadd<T>(lr, s3, v128.load(w, 48)), 48);
    v128.store(w, nmadd<T>(lr, s4, v128.load(w, 64)), 64);
    v128.store(w, nmadd<T>(lr, s5, v128.load(w, 80)), 80);
    v128.store(w, nmadd<T>(lr, s6, v128.load(w, 96)), 96);
    v128.store(w, nmadd<T>(lr, s7, v128.load(w, 112)), 112);
    return;
  }
  v128.store(scratch, s0, 0);
  v128.store(scratch, s1, 16);
  v128.store(scratch, s2, 32);
  v128.store(scratch, s3, 48);
  v128.store(scratch, s4, 64);
  v128.store(scratch, s5, 80);
  v128.store(scratch, s6, 96);
  v128.store(scratch, s7, 112);
  update<T>(w, scratch, blockBytes);
}
