/**
 * The points of a stroke, `x0, y0, x1, y1, …`, without those nearer than `tolerance` to the line through the
 * rest; its ends always stay.
 *
 * Source: Ramer 1972; Douglas and Peucker 1973, with distances from the segment, so that loops stay whole.
 */
export function simplify(points: ArrayLike<number>, tolerance: number): number[] {
  const count = points.length >> 1;
  const at = (i: number): readonly [number, number] => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
  const kept = new Uint8Array(count).fill(1, 0, 1).fill(1, count - 1);
  const open: [first: number, last: number][] = [[0, count - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [first, last] = span;
    let [farthest, distance] = [-1, tolerance];
    for (let i = first + 1; i < last; i++) {
      const away = distanceFromSegment(at(i), at(first), at(last));
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest < 0) continue;
    kept[farthest] = 1;
    open.push([first, farthest], [farthest, last]);
  }
  return Array.from(kept.keys())
    .filter((i) => kept[i] === 1)
    .flatMap(at);
}

type Point = readonly [x: number, y: number];

function distanceFromSegment([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
