import {
  imagesWord,
  indicesWord,
  inputsWord,
  panelBytes,
  panelStrideWord,
  pixelTable,
  pixelsWord,
} from "../layout";
import { columnsInPanel } from "./layers";

/** Spreads whole images `first` to `end` of the batch into panels of values, for a dense first layer. */
export function readPixels<T>(first: i32, end: i32): void {
  const inputs = load<i32>(inputsWord);
  const stride = <usize>load<u32>(panelStrideWord);
  const inPanel = columnsInPanel<T>();
  for (let n = first; n < end; n++) {
    const index = load<u32>(<usize>load<u32>(indicesWord) + ((<usize>n) << 2));
    const image = <usize>load<u32>(imagesWord) + <usize>index * <usize>inputs;
    let row = <usize>load<u32>(pixelsWord) + <usize>n * panelBytes;
    for (let i = 0; i < inputs; i += inPanel, row += stride) {
      const columns = min(inPanel, inputs - i);
      for (let k = 0; k < columns; k++) {
        const value = load<T>(pixelTable + ((<usize>load<u8>(image + i + k)) << alignof<T>()));
        store<T>(row + ((<usize>k) << alignof<T>()), value);
      }
    }
  }
}
