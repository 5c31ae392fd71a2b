import { panelBytes } from "../layout";
import { loadSplat, madd } from "./vector";

/**
 * Adds to 6 rows of one panel of a weights' gradient: `c[r] += Σ a[n, r] · b[n]`, image after image.
 *
 * @param aR the column of activations that row r belongs to
 */
export function gradientTile6<T>(
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  a4: usize,
  a5: usize,
  b: usize,
  images: i32,
  c: usize,
): void {
  let c00 = v128.load(c, 0);
  let c01 = v128.load(c, 16);
  let c10 = v128.load(c, 32);
  let c11 = v128.load(c, 48);
  let c20 = v128.load(c, 64);
  let c21 = v128.load(c, 80);
  let c30 = v128.load(c, 96);
  let c31 = v128.load(c, 112);
  let c40 = v128.load(c, 128);
  let c41 = v128.load(c, 144);
  let c50 = v128.load(c, 160);
  let c51 = v128.load(c, 176);
  for (const end = b + <usize>images * panelBytes; b < end; b += panelBytes) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = loadSplat<T>(a0);
    c00 = madd<T>(x0, b0, c00);
    c01 = madd<T>(x0, b1, c01);
    const x1 = loadSplat<T>(a1);
    c10 = madd<T>(x1, b0, c10);
    c11 = madd<T>(x1, b1, c11);
    const x2 = loadSplat<T>(a2);
    c20 = madd<T>(x2, b0, c20);
    c21 = madd<T>(x2, b1, c21);
    const x3 = loadSplat<T>(a3);
    c30 = madd<T>(x3, b0, c30);
    c31 = madd<T>(x3, b1, c31);
    const x4 = loadSplat<T>(a4);
    c40 = madd<T>(x4, b0, c40);
    c41 = madd<T>(x4, b1, c41);
    const x5 = loadSplat<T>(a5);
    c50 = madd<T>(x5, b0, c50);
    c51 = madd<T>(x5, b1, c51);
    a0 += panelBytes;
    a1 += panelBytes;
    a2 += panelBytes;
    a3 += panelBytes;
    a4 += panelBytes;
    a5 += panelBytes;
  }
  v128.store(c, c00, 0);
  v128.store(c, c01, 16);
  v128.store(c, c10, 32);
  v128.store(c, c11, 48);
  v128.store(c, c20, 64);
  v128.store(c, c21, 80);
  v128.store(c, c30, 96);
  v128.store(c, c31, 112);
  v128.store(c, c40, 128);
  v128.store(c, c41, 144);
  v128.store(c, c50, 160);
  v128.store(c, c51, 176);
}

/**
 * Adds to 2 rows of one panel of a weights' gradient: `c[r] += Σ a[n, r] · b[n]`, image after image.
 *
 * @param aR the column of activations that row r belongs to
 */
export function gradientTile2<T>(a0: usize, a1: usize, b: usize, images: i32, c: usize): void {
  let c00 = v128.load(c, 0);
  let c01 = v128.load(c, 16);
  let c10 = v128.load(c, 32);
  let c11 = v128.load(c, 48);
  for (const end = b + <usize>images * panelBytes; b < end; b += panelBytes) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const x0 = loadSplat<T>(a0);
    c00 = madd<T>(x0, b0, c00);
    c01 = madd<T>(x0, b1, c01);
    const x1 = loadSplat<T>(a1);
    c10 = madd<T>(x1, b0, c10);
    c11 = madd<T>(x1, b1, c11);
    a0 += panelBytes;
    a1 += panelBytes;
  }
  v128.store(c, c00, 0);
  v128.store(c, c01, 16);
  v128.store(c, c10, 32);
  v128.store(c, c11, 48);
}
