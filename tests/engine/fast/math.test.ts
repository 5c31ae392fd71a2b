import { describe, expect, it } from "vitest";
import { inPage } from "../../environment.ts";
import fixture from "../../fixtures/math.json";

type Name = keyof typeof fixture;
type Precision = "f32" | "f64";
type Numbers = Float32Array | Float64Array;
type Section = Record<"inputs" | "values" | "residuals", string>;
type Kernel = (from: number, to: number, count: number) => void;

/** Writes a function of every input. */
type Evaluate = (name: Name, precision: Precision, inputs: ArrayLike<number>) => Numbers;

async function loadMathKernels(variant: string): Promise<BufferSource> {
  return inPage ? fetchMathKernels(variant) : compileMathKernels(variant);
}

async function compileMathKernels(variant: string): Promise<BufferSource> {
  const { readKernels } = await import("../../../kernels.config.js");
  return readKernels("mathKernels.ts", variant, `${import.meta.dirname}/kernels`);
}

async function fetchMathKernels(variant: string): Promise<BufferSource> {
  const source = `/tests/engine/fast/kernels/mathKernels.ts?kernels=${variant}`;
  const { default: address } = (await import(/* @vite-ignore */ source)) as { default: string };
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${source}: expected the module, got ${response.status} from the server.`);
  return response.arrayBuffer();
}

/**
 * Errors may be no greater, in units in the last place. The worst of at least ten million further float32
 * arguments and two million float64 ones were, fused or not: exp 0.91 and 0.88, tanh 1.09 and 1.05, the
 * sigmoid 2.46 and 2.34, log 0.50 and 0.81. With a perfect exp the sigmoid would err by up to 2.48: that and
 * the addition of one may each be half a unit off, which may count twice in the quotient.
 */
const tolerances: [Name, Precision, number][] = [
  ["exp", "f32", 1],
  ["exp", "f64", 1],
  ["tanh", "f32", 1.1],
  ["tanh", "f64", 1.1],
  ["sigmoid", "f32", 2.5],
  ["sigmoid", "f64", 2.5],
  ["log", "f32", 0.51],
  ["log", "f64", 0.9],
];

const precisions: Precision[] = ["f32", "f64"];
const arrayOf = { f32: Float32Array, f64: Float64Array };

/** From `log2` of the smallest normal number down to that of the smallest number. */
const ranges = { f32: { normal: -126, mantissaBits: 23 }, f64: { normal: -1022, mantissaBits: 52 } };

const decode = (base64: string) => Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0)).buffer;

function readSection(name: Name, precision: Precision) {
  const { inputs, values, residuals }: Section = fixture[name][precision];
  return {
    inputs: new arrayOf[precision](decode(inputs)),
    values: new arrayOf[precision](decode(values)),
    residuals: new Int16Array(decode(residuals)),
  };
}

/** The kernels of a module, instantiated on a memory of their own. */
async function evaluator(bytes: BufferSource): Promise<{ evaluate: Evaluate; memory: WebAssembly.Memory }> {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const evaluate: Evaluate = (name, precision, inputs) => {
    const half = memory.buffer.byteLength / 2;
    const whole = Math.ceil(inputs.length / 4) * 4;
    new arrayOf[precision](memory.buffer, 0, whole).fill(0).set(inputs);
    (instance.exports[`${name}${precision.toUpperCase()}`] as Kernel)(0, half, whole);
    return new arrayOf[precision](memory.buffer, half, inputs.length).slice();
  };
  return { evaluate, memory };
}

/** The distance between neighbouring numbers at a finite one. */
function unitInLastPlace(value: number, precision: Precision): number {
  const { normal, mantissaBits } = ranges[precision];
  const [bits] = new BigUint64Array(new Float64Array([value]).buffer);
  const exponent = Number((bits >> 52n) & 2047n) - 1023;
  return 2 ** (Math.max(exponent, normal) - mantissaBits);
}

/** In units in the last place; Infinity where a value must be met exactly and is not. */
function errorOf(got: number, value: number, residual: number, precision: Precision): number {
  if (!Number.isFinite(value) || !Number.isFinite(got)) return Object.is(got, value) ? 0 : Infinity;
  return Math.abs((got - value) / unitInLastPlace(value, precision) - residual / 65536);
}

const loaded = await Promise.all(
  ["plain-local", "relaxed-local"].map(async (variant) => ({
    variant,
    bytes: await loadMathKernels(variant),
  })),
);
const taken = loaded.filter(({ bytes }) => WebAssembly.validate(bytes));

describe.each(taken)("the fast engine's functions, $variant", async ({ bytes }) => {
  const { evaluate, memory } = await evaluator(bytes);

  it("leave the memory alone but for the results", () => {
    expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
  });

  it.each(tolerances)("%s of %s is within %f units in the last place", (name, precision, tolerance) => {
    const { inputs, values, residuals } = readSection(name, precision);
    expect(inputs.length).toBeGreaterThan(600);
    const got = evaluate(name, precision, inputs);
    let worst = { error: 0, input: 0, got: 0, value: 0 };
    inputs.forEach((input, i) => {
      const error = errorOf(got[i], values[i], residuals[i], precision);
      if (error > worst.error) worst = { error, input, got: got[i], value: values[i] };
    });
    expect(worst.error, JSON.stringify(worst)).toBeLessThanOrEqual(tolerance);
  });

  describe.each(precisions)("%s", (precision) => {
    const of = (name: Name, ...inputs: number[]) => [...evaluate(name, precision, inputs)];
    const { normal, mantissaBits } = ranges[precision];
    const smallest = 2 ** (normal - mantissaBits);

    it("exp overflows to Infinity and underflows through the subnormals to 0", () => {
      const overflow = (2 - normal) * Math.LN2;
      const underflow = (normal - mantissaBits - 1) * Math.LN2;
      expect(of("exp", overflow + 0.001, 1e30, Infinity)).toEqual([Infinity, Infinity, Infinity]);
      expect(of("exp", overflow - 0.001)[0]).toBeLessThan(Infinity);
      expect(of("exp", underflow + 0.001, underflow - 0.001)).toEqual([smallest, 0]);
      expect(of("exp", -1e30, -Infinity)).toEqual([0, 0]);
    });

    it("exp and the sigmoid are exact at zero", () => {
      expect(of("exp", 0, -0)).toEqual([1, 1]);
      expect(of("sigmoid", 0, -0)).toEqual([0.5, 0.5]);
    });

    it("the sigmoid is composed as NumPy composes it", () => {
      const { inputs } = readSection("sigmoid", precision);
      const powers = evaluate(
        "exp",
        precision,
        inputs.map((x) => -x),
      );
      const one = powers.map((power) => 1 + power);
      expect(evaluate("sigmoid", precision, inputs)).toEqual(one.map((sum) => 1 / sum));
    });

    it("tanh is odd, and a tiny number's is that number", () => {
      const { inputs } = readSection("tanh", precision);
      const mirrored = evaluate(
        "tanh",
        precision,
        inputs.map((x) => -x),
      );
      expect(mirrored).toEqual(evaluate("tanh", precision, inputs).map((x) => -x));
      const tiny = [0, -0, smallest, -smallest, 2 ** normal, -(2 ** -40)];
      expect(of("tanh", ...tiny)).toEqual(tiny);
    });

    it("tanh saturates at one", () => {
      expect(of("tanh", 20, -20, 1e30, Infinity, -Infinity)).toEqual([1, -1, 1, 1, -1]);
    });

    it("log is -Infinity at zero, Infinity at Infinity, and no number below zero", () => {
      expect(of("log", 0, -0, Infinity, 1)).toEqual([-Infinity, -Infinity, Infinity, 0]);
      expect(of("log", -1, -smallest, -Infinity)).toEqual([NaN, NaN, NaN]);
    });

    it("every function hands on NaN, in its own lane alone", () => {
      for (const name of ["exp", "tanh", "sigmoid", "log"] as const) {
        const [one] = of(name, 1);
        expect(of(name, 1, NaN, 1, NaN), name).toEqual([one, NaN, one, NaN]);
      }
    });
  });
});
