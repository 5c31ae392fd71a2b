import type { NetworkSpec, OptimizerState, ParameterSet } from "../engine.ts";
import { initialDeviation } from "../network.ts";
import { optimizerSlots, type OptimizerSpec } from "../optimizers.ts";
import type { RandomState } from "../random.ts";
import { writeOptimizer } from "./coefficients.ts";
import { secondSlotWord, slotWord } from "./layout.ts";
import { placeParameters, type LayerPlace } from "./memoryPlan.ts";
import type { Reals, WeightsLayout } from "./weightsLayout.ts";
import type { Bench } from "./workshop.ts";

/** The parameters of a network in a bench's memory, and right behind them what the optimiser remembers of each. */
export class NetworkMemory {
  readonly layers: readonly LayerPlace[];
  private readonly parametersEnd: number;
  private readonly bytes: number;
  private spec: OptimizerSpec;
  private steps = 0;

  /**
   * Draws the weights as `Linear` in the NumPy original does; biases are zero.
   *
   * @throws RangeError if there is no room for them.
   */
  constructor(
    private readonly bench: Bench,
    private readonly valueBytes: 4 | 8,
    { layers, init }: NetworkSpec,
    isSparse: boolean,
    start: number,
    optimizer: OptimizerSpec,
    random: RandomState,
  ) {
    const places = placeParameters(layers, valueBytes, isSparse, start);
    this.layers = places.layers;
    this.parametersEnd = places.end;
    this.bytes = places.end - start;
    this.spec = optimizer;
    bench.reserve(this.end);
    this.reals(start, this.end).fill(0);
    for (const { fanIn, fanOut, weights, layout } of this.layers) {
      const std = initialDeviation(init, fanIn, fanOut);
      const values = random.fillRandn(new Float64Array(fanIn * fanOut));
      for (let k = 0; k < values.length; k++) values[k] *= std;
      this.write(weights, layout, values);
    }
  }

  /** Where parameters and memory of the optimiser end. */
  get end(): number {
    return this.parametersEnd + optimizerSlots[this.spec.name] * this.bytes;
  }

  get optimizer(): OptimizerSpec {
    return this.spec;
  }

  /** Takes another rule, with empty memory, or other coefficients of the same. Whether `end` has moved. */
  setOptimizer(spec: OptimizerSpec): boolean {
    const before = this.end;
    const isSameRule = spec.name === this.spec.name;
    this.spec = spec;
    if (isSameRule) return false;
    this.steps = 0;
    this.bench.reserve(this.end);
    this.reals(this.parametersEnd, this.end).fill(0);
    return this.end !== before;
  }

  /** Tells the kernels what the next step is made with. */
  beginStep(): void {
    this.steps++;
    writeOptimizer(this.bench, this.spec, this.steps);
    const { words } = this.bench;
    words[slotWord >> 2] = this.bytes;
    words[secondSlotWord >> 2] = this.bytes;
  }

  readParameters(): ParameterSet {
    return this.readTensors(0);
  }

  writeParameters(parameters: ParameterSet): void {
    this.writeTensors(parameters, 0);
  }

  readWeights(layer: number): Float64Array {
    const { weights, layout } = this.layers[layer];
    return this.read(weights, layout);
  }

  readOptimizerState(): OptimizerState {
    const count = optimizerSlots[this.spec.name];
    return {
      steps: this.steps,
      slots: Array.from({ length: count }, (_, s) => this.readTensors((s + 1) * this.bytes)),
    };
  }

  writeOptimizerState({ steps, slots }: OptimizerState): void {
    this.steps = steps;
    slots.forEach((slot, s) => this.writeTensors(slot, (s + 1) * this.bytes));
  }

  private readTensors(shift: number): ParameterSet {
    return this.layers.flatMap(({ weights, layout, bias, biasLayout }) => [
      this.read(weights + shift, layout),
      this.read(bias + shift, biasLayout),
    ]);
  }

  private writeTensors(tensors: ParameterSet, shift: number): void {
    this.layers.forEach(({ weights, layout, bias, biasLayout }, k) => {
      this.write(weights + shift, layout, tensors[2 * k]);
      this.write(bias + shift, biasLayout, tensors[2 * k + 1]);
    });
  }

  private read(address: number, layout: WeightsLayout): Float64Array {
    return layout.read(this.reals(address, address + layout.size * this.valueBytes));
  }

  private write(address: number, layout: WeightsLayout, values: Float64Array): void {
    layout.write(this.reals(address, address + layout.size * this.valueBytes), values);
  }

  private reals(from: number, to: number): Reals {
    return realsOf(this.bench, this.valueBytes, from, to);
  }
}

/** A bench's memory from one address to another, as numbers of a precision. */
export function realsOf(bench: Bench, valueBytes: 4 | 8, from: number, to: number): Reals {
  const count = (to - from) / valueBytes;
  const { buffer } = bench.memory;
  return valueBytes === 4 ? new Float32Array(buffer, from, count) : new Float64Array(buffer, from, count);
}
