/*
 * Functions of vectors of T, which is f32 (4 lanes) or f64 (2 lanes), and the logarithm of one number.
 * There are no tables, which would lie in the memory that the engine lays out itself. The polynomials'
 * coefficients are near-minimax fits, rounded one after another to T. `tests/engine/fast/math.test.ts`
 * holds every error against the true values.
 */
import { madd, nmadd } from "./vector";

/**
 * e to the power of x.
 *
 * Method: `x = n ln 2 + r` with n an integer and |r| at most about ½ ln 2, then `exp(x) = 2**n exp(r)`.
 * What rounding r leaves over is added where it still counts, and 2**n multiplied in two halves, so that
 * neither half leaves the range of T before the result does.
 */
// @inline
export function exp<T>(x: v128): v128 {
  // Past these bounds the result is Infinity or 0. pmin and pmax return a NaN that comes first.
  const clamped = v128.pmax<T>(
    v128.pmin<T>(x, splat<T>(sizeof<T>() === 4 ? 89 : 710)),
    splat<T>(sizeof<T>() === 4 ? -104 : -746),
  );

  // Adding 1.5 * 2**23 (1.5 * 2**52 for f64) rounds to an integer, which the sum's low bits then hold; they
  // hold n + 2 * bias, the sum of the two halves' biased exponents.
  const shift = splat<T>(sizeof<T>() === 4 ? 12582912.0 + 254.0 : 6755399441055744.0 + 2046.0);
  const shifted = madd<T>(clamped, splat<T>(1.4426950408889634), shift);
  const n = v128.sub<T>(shifted, shift);

  // ln 2 in two parts, the first so short that its product with n is exact, and the difference too.
  const high = nmadd<T>(n, splat<T>(sizeof<T>() === 4 ? 0.693145751953125 : 0.6931471805601177), clamped);
  const lowLn2 = splat<T>(sizeof<T>() === 4 ? 1.428606765330187e-6 : -1.7239444525614835e-13);
  const r = nmadd<T>(n, lowLn2, high);
  const rest = nmadd<T>(n, lowLn2, v128.sub<T>(high, r));

  const square = v128.mul<T>(r, r);
  const curve = madd<T>(square, expCurve<T>(r, square), rest);
  const power = v128.add<T>(splat<T>(1), v128.add<T>(r, curve));
  return v128.mul<T>(v128.mul<T>(power, firstHalf<T>(shifted)), secondHalf<T>(shifted));
}

/** `1 / (1 + exp(-x))`, every step rounded, as NumPy composes it. */
// @inline
export function sigmoid<T>(x: v128): v128 {
  const one = splat<T>(1);
  return v128.div<T>(one, v128.add<T>(one, exp<T>(v128.neg<T>(x))));
}

/**
 * Hyperbolic tangent.
 *
 * Method: with y = |x|, `y + y³ P(y²) / Q(y²)` for y < 0.83, else `1 - 2 / (exp(2 y) + 1)`. In both the
 * quotient is less than half the result, so that its error counts little; at 0.83 both err alike.
 */
// @inline
export function tanh<T>(x: v128): v128 {
  const y = v128.abs<T>(x);
  const square = v128.mul<T>(y, y);
  const one = splat<T>(1);
  const small = v128.lt<T>(y, splat<T>(0.83));
  const cube = v128.mul<T>(y, square);

  const dividend = v128.bitselect(v128.mul<T>(cube, tanhP<T>(square)), splat<T>(-2), small);
  const divisor = v128.bitselect(tanhQ<T>(square), v128.add<T>(one, exp<T>(v128.add<T>(y, y))), small);
  const sum = v128.add<T>(v128.bitselect(y, one, small), v128.div<T>(dividend, divisor));
  return v128.or(sum, v128.and(x, splat<T>(-0.0)));
}

/**
 * Natural logarithm.
 *
 * Method: `x = m 2**k` with m in [√½, √2), then with f = m - 1 and s = f / (2 + f)
 * `log m = 2 artanh(s) = 2 s + s³ (2/3 + 2/5 s² + …)`, where `2 s = f - s f` keeps f exact.
 */
export function log<T>(x: T): T {
  return <T>logOfDouble(<f64>x);
}

function logOfDouble(x: f64): f64 {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k: i64 = 0;
  if (x < f64.MIN_NORMAL_VALUE) {
    x *= 18014398509481984.0; // 2**54
    k = -54;
  }
  const sqrtHalf: i64 = 0x3fe6a09e667f3bcd;
  const aboveSqrtHalf = reinterpret<i64>(x) - sqrtHalf;
  k += aboveSqrtHalf >> 52;
  const f = reinterpret<f64>((aboveSqrtHalf & 0x000fffffffffffff) + sqrtHalf) - 1;

  const s = f / (2 + f);
  const z = s * s;
  let series = 0.14795850042101333;
  series = series * z + 0.1531406845976278;
  series = series * z + 0.1818356328068803;
  series = series * z + 0.22222198600843007;
  series = series * z + 0.2857142874203268;
  series = series * z + 0.3999999999941673;
  series = series * z + 0.6666666666666734;

  // log(1 + f) = f - (h - s (h + z series)) with h = f²/2, since f - 2 s = s f = h - s h.
  const h = 0.5 * f * f;
  const exponent = <f64>k;
  const low = s * (h + z * series) + exponent * -1.7239444525614835e-13;
  return exponent * 0.6931471805601177 - (h - low - f);
}

/** `(exp(r) - 1 - r) / r²`. */
// @inline
function expCurve<T>(r: v128, square: v128): v128 {
  if (sizeof<T>() === 4) {
    let curve = splat<T>(0.0013865884393453598);
    curve = madd<T>(square, curve, line<T>(r, 0.04166721552610397, 0.008367578499019146));
    return madd<T>(square, curve, line<T>(r, 0.5, 0.16666533052921295));
  }
  let curve = line<T>(r, 2.762519339195902e-7, 2.497970791248121e-8);
  curve = madd<T>(square, curve, line<T>(r, 2.4801508673786285e-5, 2.7557637126135754e-6));
  curve = madd<T>(square, curve, line<T>(r, 0.001388888892679872, 0.00019841269469937807));
  curve = madd<T>(square, curve, line<T>(r, 0.04166666666660395, 0.008333333333498503));
  return madd<T>(square, curve, line<T>(r, 0.5, 0.16666666666666435));
}

/** With `tanhQ` for divisor: `(tanh(y) - y) / y³` for y up to 1, given z = y². */
// @inline
function tanhP<T>(z: v128): v128 {
  if (sizeof<T>() === 4) return line<T>(z, -1, -0.04410523176193237);
  let p = line<T>(z, -0.0007294624190886598, -5.1633592903986556e-8);
  p = madd<T>(z, p, splat<T>(-0.06422088039026766));
  return madd<T>(z, p, splat<T>(-1));
}

// @inline
function tanhQ<T>(z: v128): v128 {
  if (sizeof<T>() === 4) return madd<T>(z, line<T>(z, 1.332315444946289, 0.04721324145793915), splat<T>(3));
  let q = line<T>(z, 0.07353915801136442, 0.0007625015979494617);
  q = madd<T>(z, q, splat<T>(1.3926626411707985));
  return madd<T>(z, q, splat<T>(3));
}

/** `c0 + c1 x`. */
// @inline
function line<T>(x: v128, c0: f64, c1: f64): v128 {
  return madd<T>(x, splat<T>(c1), splat<T>(c0));
}

/** Of the biased exponents' sum in the low bits of `shifted`, half, rounded down, as a power of two. */
// @inline
function firstHalf<T>(shifted: v128): v128 {
  return sizeof<T>() === 4
    ? v128.shl<i32>(v128.shr<u32>(shifted, 1), 23)
    : v128.shl<i64>(v128.shr<u64>(shifted, 1), 52);
}

/** The other half. */
// @inline
function secondHalf<T>(shifted: v128): v128 {
  return sizeof<T>() === 4
    ? v128.shl<i32>(v128.sub<i32>(shifted, v128.shr<u32>(shifted, 1)), 23)
    : v128.shl<i64>(v128.sub<i64>(shifted, v128.shr<u64>(shifted, 1)), 52);
}

// @inline
function splat<T>(value: f64): v128 {
  return v128.splat<T>(<T>value);
}
