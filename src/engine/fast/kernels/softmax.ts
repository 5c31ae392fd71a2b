import {
  activationsField,
  batchWord,
  deltasField,
  fanOutField,
  hitsWord,
  labelsWord,
  lossesWord,
  panelBytes,
  panelStrideWord,
} from "../layout";
import { clearColumns } from "./activation";
import { columnsInPanel, layerCount, layerValue, panelsOf } from "./layers";
import { exp, log } from "./math";

/**
 * Softmax of the logits of images `first` to `end`, in place of the last layer's deltas: probabilities,
 * or with `withLabels` the loss of each image, whether it is right, and the mean loss's gradient.
 */
export function softmaxRows<T>(first: i32, end: i32, withLabels: bool): void {
  const last = layerCount() - 1;
  const classes = layerValue(last, fanOutField);
  const panels = panelsOf<T>(classes);
  const stride = <usize>load<u32>(panelStrideWord);
  const inLastPanel = classes - (panels - 1) * columnsInPanel<T>();
  const count = v128.splat<T>(<T>load<i32>(batchWord));
  for (let n = first; n < end; n++) {
    const logits = <usize>layerValue(last, activationsField) + <usize>n * panelBytes;
    const deltas = <usize>layerValue(last, deltasField) + <usize>n * panelBytes;
    const best = argmax<T>(logits, stride, classes);
    const max = at<T>(logits, stride, best);
    let total: T = <T>0;
    for (let p = 0; p < panels; p++) {
      const from = logits + <usize>p * stride;
      const to = deltas + <usize>p * stride;
      v128.store(to, exp<T>(v128.sub<T>(v128.load(from), v128.splat<T>(max))));
      v128.store(to, exp<T>(v128.sub<T>(v128.load(from, 16), v128.splat<T>(max))), 16);
    }
    clearColumns<T>(deltas + <usize>(panels - 1) * stride, inLastPanel, 0, 1);
    for (let c = 0; c < classes; c++) total += at<T>(deltas, stride, c);
    scale<T>(deltas, stride, panels, v128.splat<T>(total));
    if (!withLabels) continue;

    const label = <i32>load<u8>(<usize>load<u32>(labelsWord) + n);
    const loss = log<T>(total) - (at<T>(logits, stride, label) - max);
    store<f64>(<usize>load<u32>(lossesWord) + ((<usize>n) << 3), <f64>loss);
    store<u8>(<usize>load<u32>(hitsWord) + n, best === label ? 1 : 0);
    const own = addressOf<T>(deltas, stride, label);
    store<T>(own, load<T>(own) - <T>1);
    scale<T>(deltas, stride, panels, count);
  }
}

/** Divides a row of panels. */
function scale<T>(row: usize, stride: usize, panels: i32, divisor: v128): void {
  for (let p = 0; p < panels; p++, row += stride) {
    v128.store(row, v128.div<T>(v128.load(row), divisor));
    v128.store(row, v128.div<T>(v128.load(row, 16), divisor), 16);
  }
}

/** Index of the first largest value; as in NumPy, NaN counts as larger than any number. */
function argmax<T>(row: usize, stride: usize, columns: i32): i32 {
  let best = 0;
  let largest = at<T>(row, stride, 0);
  for (let c = 0; c < columns; c++) {
    const value = at<T>(row, stride, c);
    if (isNaN<T>(value)) return c;
    if (value > largest) {
      best = c;
      largest = value;
    }
  }
  return best;
}

// @inline
function at<T>(row: usize, stride: usize, column: i32): T {
  return load<T>(addressOf<T>(row, stride, column));
}

// @inline
function addressOf<T>(row: usize, stride: usize, column: i32): usize {
  const inPanel = columnsInPanel<T>();
  return row + <usize>(column / inPanel) * stride + ((<usize>(column % inPanel)) << alignof<T>());
}
