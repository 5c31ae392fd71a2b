/*
 * Vectors of T, which is f32 (4 lanes) or f64 (2 lanes).
 */

/** `a * b + c`, rounded once where the module has relaxed SIMD and the processor fuses, else twice. */
// @inline
export function madd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<T>(a, b, c);
  return v128.add<T>(c, v128.mul<T>(a, b));
}

/** `c - a * b`, rounded as `madd` is. */
// @inline
export function nmadd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_nmadd<T>(a, b, c);
  return v128.sub<T>(c, v128.mul<T>(a, b));
}

/** The value at `address` in every lane. */
// @inline
export function loadSplat<T>(address: usize, offset: usize = 0): v128 {
  return sizeof<T>() === 4 ? v128.load32_splat(address + offset) : v128.load64_splat(address + offset);
}

/**
 * Makes `bytes` zero, rounded up to a multiple of 16. Not `memory.fill`, which V8 holds against the size that a
 * shared memory had when this thread last looked.
 */
export function clear(address: usize, bytes: usize): void {
  for (const end = address + bytes; address < end; address += 16) v128.store(address, i32x4.splat(0));
}
