/** Distance of each pixel (rows·cols,) to the nearest one that is marked, middle to middle; infinite if none is. */
export function distancesTo(marked: Uint8Array, rows: number, cols: number): Float32Array {
  const squares = Float64Array.from(marked, (mark) => (mark === 0 ? Infinity : 0));
  for (let col = 0; col < cols; col++) nearestOnLine(squares, col, cols, rows);
  for (let row = 0; row < rows; row++) nearestOnLine(squares, row * cols, 1, cols);
  return Float32Array.from(squares, Math.sqrt);
}

/**
 * Turns squared distances along one line into the least of all pixels' parabolas there, in place.
 *
 * Source: Felzenszwalb and Huttenlocher, "Distance transforms of sampled functions" (2012).
 */
function nearestOnLine(squares: Float64Array, start: number, step: number, count: number): void {
  const heights = Float64Array.from({ length: count }, (_, i) => squares[start + i * step]);
  const lowest: number[] = [];
  const from: number[] = [];
  for (let i = 0; i < count; i++) {
    if (heights[i] === Infinity) continue;
    let meet = -Infinity;
    while (lowest.length > 0) {
      const last = lowest[lowest.length - 1];
      meet = (heights[i] + i * i - heights[last] - last * last) / (2 * (i - last));
      if (meet > from[from.length - 1]) break;
      lowest.pop();
      from.pop();
      meet = -Infinity;
    }
    lowest.push(i);
    from.push(meet);
  }
  if (lowest.length === 0) return;
  for (let i = 0, k = 0; i < count; i++) {
    while (k + 1 < lowest.length && from[k + 1] < i) k++;
    squares[start + i * step] = heights[lowest[k]] + (i - lowest[k]) ** 2;
  }
}
