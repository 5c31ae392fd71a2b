/**
 * Rows nearest to a query, nearest first: brute force over bytes, a row given up as soon as it is too far. It is
 * fastest where the columns in which rows differ most come first: see `byVariance`.
 *
 * Shapes: rows (N, width), query (width,); gives the numbers of `count` rows, or of all where there are fewer.
 *
 * @param except a row that is left out, none by default
 */
export function nearestRows(
  rows: Uint8Array,
  query: Uint8Array,
  count: number,
  except = -1,
): Uint32Array<ArrayBuffer> {
  const width = query.length;
  const N = Math.floor(rows.length / width);
  const found = new Uint32Array(count);
  const distances = new Int32Array(count); // squared
  let kept = 0;
  let limit = 0x7fffffff;
  for (let n = 0; n < N; n++) {
    const distance = n === except ? limit : squaredDistance(rows, n * width, query, limit);
    if (distance >= limit) continue;
    if (kept < count) kept++;
    let place = kept - 1;
    for (; place > 0 && distances[place - 1] > distance; place--) {
      distances[place] = distances[place - 1];
      found[place] = found[place - 1];
    }
    distances[place] = distance;
    found[place] = n;
    if (kept === count) limit = distances[count - 1];
  }
  return found.slice(0, kept);
}

/** Columns of rows (N, width), those first in which the rows differ most. */
export function byVariance(rows: Uint8Array, width: number): Uint32Array<ArrayBuffer> {
  const N = Math.floor(rows.length / width);
  const variances = new Float64Array(width);
  for (let k = 0; k < width; k++) {
    let sum = 0;
    let squares = 0;
    for (let at = k; at < N * width; at += width) {
      sum += rows[at];
      squares += rows[at] * rows[at];
    }
    variances[k] = squares - (sum * sum) / N;
  }
  return Uint32Array.from(variances.keys()).sort((a, b) => variances[b] - variances[a]);
}

/** Squared distance of the row that starts at `start`, or something from `limit` on if it is that far. */
function squaredDistance(rows: Uint8Array, start: number, query: Uint8Array, limit: number): number {
  const width = query.length;
  let sum = 0;
  let k = 0;
  for (; k + 7 < width && sum < limit; k += 8) {
    const at = start + k;
    const d0 = rows[at] - query[k];
    const d1 = rows[at + 1] - query[k + 1];
    const d2 = rows[at + 2] - query[k + 2];
    const d3 = rows[at + 3] - query[k + 3];
    const d4 = rows[at + 4] - query[k + 4];
    const d5 = rows[at + 5] - query[k + 5];
    const d6 = rows[at + 6] - query[k + 6];
    const d7 = rows[at + 7] - query[k + 7];
    sum = (sum + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4 + d5 * d5 + d6 * d6 + d7 * d7) | 0;
  }
  for (; k < width && sum < limit; k++) {
    const d = rows[start + k] - query[k];
    sum = (sum + d * d) | 0;
  }
  return sum;
}
