/** Values of a Fortran array, whose first index runs fastest, in the order of all others. */
export function lastIndexFastest(values: Uint8Array, [count, ...item]: readonly number[]): Uint8Array {
  const size = item.reduce((product, side) => product * side, 1);
  const ordered = new Uint8Array(values.length);
  for (let place = 0; place < size; place++) {
    // The place within an item, from first index fastest to last.
    let rest = place;
    let stride = size;
    let target = 0;
    for (const side of item) {
      stride /= side;
      target += (rest % side) * stride;
      rest = Math.floor(rest / side);
    }
    const from = place * count;
    for (let n = 0; n < count; n++) ordered[n * size + target] = values[from + n];
  }
  return ordered;
}

/** The class of each row, `null` unless all have a single 1 (or 255, for pixels already stretched) and zeros. */
export function oneHotClasses(
  values: Uint8Array,
  { count, width }: { readonly count: number; readonly width: number },
): Uint8Array | null {
  if (width > 256) return null;
  const classes = new Uint8Array(count);
  const one = values.find((value) => value > 0);
  if (one !== 1 && one !== 255) return null;
  for (let n = 0; n < count; n++) {
    const row = values.subarray(n * width, (n + 1) * width);
    const hot = row.indexOf(one);
    if (hot < 0 || row.some((value, i) => value !== 0 && i !== hot)) return null;
    classes[n] = hot;
  }
  return classes;
}

/** Whether values of rows are zeros and ones, so that they may say of several classes whether each applies. */
export function areFlags(values: Uint8Array): boolean {
  const one = values.find((value) => value > 0);
  return (one === 1 || one === 255) && values.every((value) => value === 0 || value === one);
}

/** Brightness of coloured images, (N, rows·cols). Source: the weights of ITU-R BT.601. */
export function greyOf(
  values: Uint8Array,
  layout: {
    readonly count: number;
    readonly rows: number;
    readonly cols: number;
    readonly channelsFirst: boolean;
  },
): Uint8Array {
  const { count, rows, cols, channelsFirst } = layout;
  const pixels = rows * cols;
  const step = channelsFirst ? 1 : 3;
  const toNext = channelsFirst ? pixels : 1;
  const grey = new Uint8Array(count * pixels);
  for (let n = 0; n < count; n++) {
    for (let i = 0; i < pixels; i++) {
      const at = 3 * n * pixels + i * step;
      grey[n * pixels + i] =
        0.299 * values[at] + 0.587 * values[at + toNext] + 0.114 * values[at + 2 * toNext] + 0.5;
    }
  }
  return grey;
}
