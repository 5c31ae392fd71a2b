import { optimizerSlots, type OptimizerName, type OptimizerSpec } from "../optimizers.ts";
import type { OptimizerState } from "../engine.ts";
import type { Parameter } from "./module.ts";
import { adam } from "./updates/adam.ts";
import { momentum } from "./updates/momentum.ts";
import { rmsprop } from "./updates/rmsprop.ts";
import { sgd } from "./updates/sgd.ts";
import type { UpdateRule } from "./updates/updateRule.ts";

const rules: Record<OptimizerName, UpdateRule> = { sgd, momentum, rmsprop, adam };

/** Applies one update rule to all parameters and keeps what the rule remembers. */
export class Optimizer {
  private readonly parameters: readonly Parameter[];
  private spec: OptimizerSpec;
  private steps = 0;
  /** `slots[k]` belongs to parameter k. */
  private slots: Float64Array[][];

  constructor(spec: OptimizerSpec, parameters: readonly Parameter[]) {
    this.parameters = parameters;
    this.spec = spec;
    this.slots = this.emptySlots();
  }

  /** One step along the gradients the parameters hold. */
  step(): void {
    this.steps++;
    this.parameters.forEach(({ value, grad }, k) => {
      const target = { value: value.data, grad: grad.data, slots: this.slots[k] };
      rules[this.spec.name](target, this.spec, this.steps);
    });
  }

  /** Another rule starts with empty memory; another rate, momentum or decay keeps it. */
  setSpec(spec: OptimizerSpec): void {
    const sameRule = spec.name === this.spec.name;
    this.spec = spec;
    if (sameRule) return;
    this.steps = 0;
    this.slots = this.emptySlots();
  }

  get name(): OptimizerName {
    return this.spec.name;
  }

  readState(): OptimizerState {
    const slots = Array.from({ length: optimizerSlots[this.name] }, (_, s) =>
      this.slots.map((ofParameter) => ofParameter[s].slice()),
    );
    return { steps: this.steps, slots };
  }

  /** Takes a state whose shapes have been checked. */
  writeState(state: OptimizerState): void {
    this.steps = state.steps;
    this.slots = this.parameters.map((_, k) => state.slots.map((slot) => slot[k].slice()));
  }

  private emptySlots(): Float64Array[][] {
    const count = optimizerSlots[this.spec.name];
    return this.parameters.map(({ value }) =>
      Array.from({ length: count }, () => new Float64Array(value.data.length)),
    );
  }
}
