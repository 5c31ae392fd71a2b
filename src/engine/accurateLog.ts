/** 2**27 + 1 splits a double into two halves of 26 bits. */
const splitter = 134217729;

/** ln 2 in two parts; the first has 32 bits, so its product with an exponent is exact. */
const ln2High = 0.6931471801362932;
const ln2Low = 4.236521365809284e-10;

/** 1/3 is `third + thirdLow` to 107 bits. */
const third = 1 / 3;
const thirdLow = 1.850371707708594e-17;

/** 1/5, 1/7, … 1/27: past these the series adds less than 2**-70 of its value. */
const tailCoefficients = Array.from({ length: 12 }, (_, k) => 1 / (2 * k + 5));

/**
 * Natural logarithm with an error of half a unit in the last place, correctly rounded wherever tried.
 *
 * `Math.log` is free to differ between browsers, and in V8 it errs by nearly one unit in the last
 * place, enough to take normals three units from NumPy's. This one is plain arithmetic: the same bits
 * everywhere. `x` must be finite and positive.
 *
 * Method: `x = m 2**e` with m in [√½, √2), then `log m = 2 artanh(s) = 2 (s + s³/3 + s⁵/5 + …)` with
 * `s = (m - 1) / (m + 1)`; s and s³/3 are carried as sums of two doubles.
 *
 * @param rest takes in `rest[0]` what rounding the result left over, for those who must know how near
 *   to halfway it was.
 */
export function accurateLog(x: number, rest?: Float64Array): number {
  let m = x;
  let e = 0;
  for (; m < Math.SQRT1_2; m *= 2) e--;
  for (; m >= Math.SQRT2; m /= 2) e++;

  // s = (m - 1) / (m + 1); m - 1 is exact.
  const numerator = m - 1;
  const denominator = m + 1;
  const denominatorLow = m <= 1 ? m - (denominator - 1) : 1 - (denominator - m);
  const s = numerator / denominator;
  const product = s * denominator;
  const remainder = numerator - product - productError(s, denominator, product);
  const sLow = (remainder - s * denominatorLow) / denominator;

  const square = s * s;
  const squareLow = productError(s, s, square) + 2 * s * sLow;
  const cube = square * s;
  const cubeLow = productError(square, s, cube) + square * sLow + squareLow * s;
  const cubeThird = cube * third;
  const cubeThirdLow = productError(cube, third, cubeThird) + cube * thirdLow + cubeLow * third;

  let series = 0;
  for (let k = tailCoefficients.length - 1; k >= 0; k--) series = series * square + tailCoefficients[k];
  const tail = cube * square * series;

  // Add from the largest down, keeping what each addition rounds off.
  const exponentPart = e * ln2High;
  const first = exponentPart + 2 * s;
  const firstLow = sumError(exponentPart, 2 * s, first);
  const second = first + 2 * cubeThird;
  const secondLow = sumError(first, 2 * cubeThird, second);
  const low = secondLow + (firstLow + (e * ln2Low + 2 * (tail + sLow + cubeThirdLow)));
  const result = second + low;
  if (rest) rest[0] = low - (result - second);
  return result;
}

/** What rounding took from `product = a * b` (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const aScaled = splitter * a;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = splitter * b;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** What rounding took from `sum = a + b` (Knuth). */
function sumError(a: number, b: number, sum: number): number {
  const bPart = sum - a;
  return a - (sum - bPart) + (b - bPart);
}
