import {
  adamOptimizer,
  correctionCoefficient,
  decayCoefficient,
  lrCoefficient,
  momentumCoefficient,
  momentumOptimizer,
  optimizerWord,
  sgdOptimizer,
  rmspropOptimizer,
  secondSlotWord,
  slotWord,
  stepSizeCoefficient,
} from "../layout";
import { madd, nmadd } from "./vector";

/** Whether the update is `value -= lr * grad` and no more. */
// @inline
export function isPlainDescent(): bool {
  return load<i32>(optimizerWord) === sgdOptimizer && load<f64>(decayCoefficient) === 0;
}

/** A coefficient in every lane, rounded to T. */
// @inline
export function coefficient<T>(address: usize): v128 {
  return v128.splat<T>(<T>load<f64>(address));
}

/** `1 - share` in every lane, rounded to T once: in float32 itself 1 - 0.999 would be off by a 70,000th. */
// @inline
function oneLess<T>(share: f64): v128 {
  return v128.splat<T>(<T>(1 - share));
}

/**
 * Moves `bytes` of values one step down their gradients, which may be overwritten.
 *
 * @param bytes a multiple of 16
 */
export function update<T>(value: usize, grad: usize, bytes: usize): void {
  const slot = <usize>load<u32>(slotWord);
  const optimizer = load<i32>(optimizerWord);
  if (load<f64>(decayCoefficient) !== 0) addDecay<T>(value, grad, bytes);
  if (optimizer === momentumOptimizer) momentum<T>(value, grad, slot, bytes);
  else if (optimizer === rmspropOptimizer) rmsprop<T>(value, grad, slot, bytes);
  else if (optimizer === adamOptimizer) adam<T>(value, grad, slot, bytes);
  else descend<T>(value, grad, bytes);
}

function addDecay<T>(value: usize, grad: usize, bytes: usize): void {
  const decay = coefficient<T>(decayCoefficient);
  for (const end = value + bytes; value < end; value += 16, grad += 16) {
    v128.store(grad, madd<T>(decay, v128.load(value), v128.load(grad)));
  }
}

function descend<T>(value: usize, grad: usize, bytes: usize): void {
  const lr = coefficient<T>(lrCoefficient);
  for (const end = value + bytes; value < end; value += 16, grad += 16) {
    v128.store(value, nmadd<T>(lr, v128.load(grad), v128.load(value)));
  }
}

function momentum<T>(value: usize, grad: usize, slot: usize, bytes: usize): void {
  const lr = coefficient<T>(lrCoefficient);
  const mu = coefficient<T>(momentumCoefficient);
  for (const end = value + bytes; value < end; value += 16, grad += 16) {
    const velocity = madd<T>(mu, v128.load(value + slot), v128.load(grad));
    v128.store(value + slot, velocity);
    v128.store(value, nmadd<T>(lr, velocity, v128.load(value)));
  }
}

function rmsprop<T>(value: usize, grad: usize, slot: usize, bytes: usize): void {
  const lr = coefficient<T>(lrCoefficient);
  const alpha = v128.splat<T>(<T>0.99);
  const rest = oneLess<T>(0.99);
  const eps = v128.splat<T>(<T>1e-8);
  for (const end = value + bytes; value < end; value += 16, grad += 16) {
    const g = v128.load(grad);
    const square = madd<T>(alpha, v128.load(value + slot), v128.mul<T>(v128.mul<T>(rest, g), g));
    v128.store(value + slot, square);
    const step = v128.div<T>(v128.mul<T>(lr, g), v128.add<T>(v128.sqrt<T>(square), eps));
    v128.store(value, v128.sub<T>(v128.load(value), step));
  }
}

function adam<T>(value: usize, grad: usize, slot: usize, bytes: usize): void {
  const stepSize = coefficient<T>(stepSizeCoefficient);
  const correction = coefficient<T>(correctionCoefficient);
  const beta1 = v128.splat<T>(<T>0.9);
  const rest1 = oneLess<T>(0.9);
  const beta2 = v128.splat<T>(<T>0.999);
  const rest2 = oneLess<T>(0.999);
  const eps = v128.splat<T>(<T>1e-8);
  const slot2 = slot + <usize>load<u32>(secondSlotWord);
  for (const end = value + bytes; value < end; value += 16, grad += 16) {
    const g = v128.load(grad);
    const first = madd<T>(beta1, v128.load(value + slot), v128.mul<T>(rest1, g));
    v128.store(value + slot, first);
    const second = madd<T>(beta2, v128.load(value + slot2), v128.mul<T>(v128.mul<T>(rest2, g), g));
    v128.store(value + slot2, second);
    // √v̂ = √v / correction, multiplied through: one division in place of two.
    const root = madd<T>(eps, correction, v128.sqrt<T>(second));
    const step = v128.div<T>(v128.mul<T>(v128.mul<T>(stepSize, correction), first), root);
    v128.store(value, v128.sub<T>(v128.load(value), step));
  }
}
