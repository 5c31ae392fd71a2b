import { activationWord, panelBytes, reluActivation, tanhActivation } from "../layout";
import { sigmoid, tanh } from "./math";

/** Applies the network's activation in place to `bytes` of values, a multiple of 16. */
export function activate<T>(values: usize, bytes: usize): void {
  const end = values + bytes;
  const activation = load<i32>(activationWord);
  if (activation === reluActivation) {
    // A product, not a choice, as in NumPy: NaN stays NaN and -∞ becomes NaN.
    const one = v128.splat<T>(<T>1);
    for (; values < end; values += 16) {
      const z = v128.load(values);
      v128.store(values, v128.mul<T>(z, v128.and(v128.gt<T>(z, v128.splat<T>(<T>0)), one)));
    }
  } else if (activation === tanhActivation) {
    for (; values < end; values += 16) v128.store(values, tanh<T>(v128.load(values)));
  } else {
    for (; values < end; values += 16) v128.store(values, sigmoid<T>(v128.load(values)));
  }
}

/** `delta *= derivative`, which every activation here knows from its output `y`. */
export function activateBackward<T>(y: usize, delta: usize, bytes: usize): void {
  const end = y + bytes;
  const one = v128.splat<T>(<T>1);
  const activation = load<i32>(activationWord);
  if (activation === reluActivation) {
    for (; y < end; y += 16, delta += 16) {
      const mask = v128.and(v128.gt<T>(v128.load(y), v128.splat<T>(<T>0)), one);
      v128.store(delta, v128.mul<T>(v128.load(delta), mask));
    }
  } else if (activation === tanhActivation) {
    for (; y < end; y += 16, delta += 16) {
      const value = v128.load(y);
      const slope = v128.sub<T>(one, v128.mul<T>(value, value));
      v128.store(delta, v128.mul<T>(v128.load(delta), slope));
    }
  } else {
    for (; y < end; y += 16, delta += 16) {
      const value = v128.load(y);
      const slope = v128.sub<T>(one, value);
      v128.store(delta, v128.mul<T>(v128.mul<T>(v128.load(delta), value), slope));
    }
  }
}

/** Makes the columns from `columns` on of a panel's rows zero, so that what fills a panel up counts for nothing. */
export function clearColumns<T>(panel: usize, columns: i32, first: i32, end: i32): void {
  for (let n = first; n < end; n++) {
    for (let at = columns << (<i32>alignof<T>()); at < panelBytes; at += <i32>sizeof<T>()) {
      store<T>(panel + <usize>(n * panelBytes + at), <T>0);
    }
  }
}
