import type { OptimizerSpec } from "../../optimizers.ts";

/** One parameter tensor at one step: what an update rule reads and writes, all of one length. */
export interface UpdateTarget {
  readonly value: Float64Array;
  readonly grad: Float64Array;
  /** What the rule remembers of this tensor; zeros before the first step. */
  readonly slots: readonly Float64Array[];
}

/** Moves `value` one step down; `step` counts from 1. */
export type UpdateRule = (target: UpdateTarget, spec: OptimizerSpec, step: number) => void;

/** `grad + decay · value`, and `grad` itself where there is no decay, even if the value is infinite. */
export function decayedGradient(grad: number, value: number, decay: number): number {
  return decay === 0 ? grad : grad + decay * value;
}
