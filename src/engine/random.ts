import { accurateLog } from "./accurateLog.ts";

export type RandomErrorCode = "bad-seed" | "bad-bound" | "bad-length" | "bad-state";

/** A random stream was asked for something outside its domain. */
export class RandomError extends Error {
  override readonly name = "RandomError";
  readonly code: RandomErrorCode;

  constructor(code: RandomErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Where a stream stands, as plain data: `RandomState.get_state(legacy=False)` in NumPy. */
export interface RandomSnapshot {
  /** The 624 words of the generator. */
  readonly key: readonly number[];
  /** Words of `key` already used, 0 to 624. */
  readonly position: number;
  /** The second value of the last pair of normals, if it has not been handed out yet. */
  readonly cachedGaussian: number | null;
}

const N = 624;
const M = 397;
const upperMask = 0x80000000;
const lowerMask = 0x7fffffff;
const matrixA = 0x9908b0df;
const maxUint32 = 0xffffffff;

/**
 * From here on, in units of its last place, a logarithm is so near to halfway between two doubles that a
 * C library may give the other one: theirs err by up to 0.52 units.
 */
const almostHalf = 0.48;
const logRest = new Float64Array(1);

/** `value`, or where `other` is two units or more away from it, the double one unit on the way there. */
function nearBoth(value: number, other: number): number {
  const middle = (value + other) / 2;
  if (middle === other) return value;
  const quarter = (value + middle) / 2;
  return quarter === value ? middle : quarter;
}

/**
 * NumPy's legacy random stream: `np.random.seed`, `rand`, `randn`, `shuffle` and `permutation`.
 *
 * Integers, doubles and permutations are NumPy's bit for bit. Normals pass through a logarithm, which
 * here is rounded correctly and in the C library nearly always: 99.7 % of them are the same bits, and
 * each is within one unit in the last place.
 *
 * Source: MT19937 by Matsumoto and Nishimura (1998), `init_genrand` and `genrand_int32`; NumPy's
 * `legacy_gauss` and `random_interval`.
 */
export class RandomState {
  private readonly key = new Uint32Array(N);
  private position = N;
  private cachedGaussian: number | null = null;

  /** @throws RandomError if seed is not an integer from 0 to 2**32 - 1. */
  constructor(seed: number) {
    this.seed(seed);
  }

  /** @throws RandomError if seed is not an integer from 0 to 2**32 - 1. */
  seed(seed: number): void {
    if (!isIntegerUpTo(seed, maxUint32)) {
      throw new RandomError(
        "bad-seed",
        `RandomState.seed: expected an integer from 0 to ${maxUint32}, got ${seed}. Choose another seed.`,
      );
    }
    this.key[0] = seed;
    for (let k = 1; k < N; k++) {
      const previous = this.key[k - 1];
      this.key[k] = Math.imul(1812433253, previous ^ (previous >>> 30)) + k;
    }
    this.position = N;
    this.cachedGaussian = null;
  }

  /** The next 32 bits of the stream. */
  uint32(): number {
    if (this.position === N) this.twist();
    let y = this.key[this.position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /** A double in [0, 1) with 53 random bits. */
  rand(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A standard normal, by Marsaglia's polar method: values come in pairs, the second is kept. */
  randn(): number {
    if (this.cachedGaussian !== null) {
      const kept = this.cachedGaussian;
      this.cachedGaussian = null;
      return kept;
    }
    let x1: number, x2: number, r2: number;
    do {
      x1 = 2 * this.rand() - 1;
      x2 = 2 * this.rand() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 === 0);
    const log = accurateLog(r2, logRest);
    const f = Math.sqrt((-2 * log) / r2);
    this.cachedGaussian = f * x1;
    const rest = logRest[0];
    const neighbour = log + Math.sign(rest) * Math.abs(log) * 1.2e-16; // one unit further, whatever its size
    if (Math.abs(rest) < almostHalf * Math.abs(neighbour - log)) return f * x2;
    const fNeighbour = Math.sqrt((-2 * neighbour) / r2);
    this.cachedGaussian = nearBoth(f * x1, fNeighbour * x1);
    return nearBoth(f * x2, fNeighbour * x2);
  }

  /** Fills `target` with standard normals, as `np.random.randn(target.length)`. */
  fillRandn(target: Float64Array): Float64Array {
    for (let k = 0; k < target.length; k++) target[k] = this.randn();
    return target;
  }

  /**
   * An integer from 0 to `max`, both included: draws masked to the bits of `max` until one fits.
   *
   * @throws RandomError if max is not an integer from 0 to 2**32 - 1.
   */
  interval(max: number): number {
    if (!isIntegerUpTo(max, maxUint32)) {
      throw new RandomError(
        "bad-bound",
        `RandomState.interval: expected an integer from 0 to ${maxUint32}, got ${max}. Pass the largest value wanted.`,
      );
    }
    if (max === 0) return 0;
    const mask = maxUint32 >>> Math.clz32(max);
    let value: number;
    do value = (this.uint32() & mask) >>> 0;
    while (value > max);
    return value;
  }

  /** Shuffles in place, from the last element to the first. */
  shuffle<T extends Uint32Array | unknown[]>(values: T): T {
    for (let k = values.length - 1; k > 0; k--) {
      const j = this.interval(k);
      const kept = values[k];
      values[k] = values[j];
      values[j] = kept;
    }
    return values;
  }

  /**
   * The numbers 0 to n - 1 in random order.
   *
   * @throws RandomError if n is not an integer from 0 to 2**32 - 1.
   */
  permutation(n: number): Uint32Array {
    if (!isIntegerUpTo(n, maxUint32)) {
      throw new RandomError(
        "bad-length",
        `RandomState.permutation: expected an integer from 0 to ${maxUint32}, got ${n}. Pass how many numbers to shuffle.`,
      );
    }
    const order = new Uint32Array(n);
    for (let k = 0; k < n; k++) order[k] = k;
    return this.shuffle(order);
  }

  getState(): RandomSnapshot {
    return { key: [...this.key], position: this.position, cachedGaussian: this.cachedGaussian };
  }

  /** @throws RandomError if the state is not one that `getState` can return. */
  setState(state: RandomSnapshot): void {
    const { key, position, cachedGaussian } = state;
    if (key.length !== N || !key.every((word) => isIntegerUpTo(word, maxUint32))) {
      throw new RandomError(
        "bad-state",
        `RandomState.setState: expected ${N} unsigned words, got ${key.length} values. Pass what getState returned.`,
      );
    }
    if (!isIntegerUpTo(position, N) || !(cachedGaussian === null || Number.isFinite(cachedGaussian))) {
      throw new RandomError(
        "bad-state",
        `RandomState.setState: expected a position from 0 to ${N} and a finite or null cached value, ` +
          `got ${position} and ${cachedGaussian}. Pass what getState returned.`,
      );
    }
    this.key.set(key);
    this.position = position;
    this.cachedGaussian = cachedGaussian;
  }

  /** Makes the next 624 words. */
  private twist(): void {
    const key = this.key;
    for (let k = 0; k < N; k++) {
      const y = (key[k] & upperMask) | (key[(k + 1) % N] & lowerMask);
      key[k] = key[(k + M) % N] ^ (y >>> 1) ^ (y & 1 ? matrixA : 0);
    }
    this.position = 0;
  }
}

function isIntegerUpTo(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max;
}
