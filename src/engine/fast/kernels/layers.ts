import { layerBytes, layerCountWord, layerTable, panelBytes } from "../layout";

/** Address of a field of linear layer `k`, counted from the inputs. */
// @inline
export function layerField(k: i32, field: usize): usize {
  return layerTable + <usize>k * layerBytes + field;
}

/** A size or an address in the table of layers. */
// @inline
export function layerValue(k: i32, field: usize): i32 {
  return load<i32>(layerField(k, field));
}

// @inline
export function layerCount(): i32 {
  return load<i32>(layerCountWord);
}

/** Columns of a panel. */
// @inline
export function columnsInPanel<T>(): i32 {
  return panelBytes / <i32>sizeof<T>();
}

/** Panels that hold `columns`. */
// @inline
export function panelsOf<T>(columns: i32): i32 {
  return (columns + columnsInPanel<T>() - 1) / columnsInPanel<T>();
}
