/** Where images stand in the grid; lengths in CSS pixels. */
export interface GridLayout {
  readonly columns: number;
  readonly imageHeight: number;
  readonly rowHeight: number;
}

/** Empty pixels of the images' own between two of them. */
export const GAP = 4;
/** Room for a label under each image. */
export const LABEL_HEIGHT = 18;

/** About the side of a square image on screen. */
const SIDE = 58;

/** Rows and columns for images (rows, cols) in so much width; about as large on screen whatever their shape. */
export function gridLayout(width: number, rows: number, cols: number): GridLayout {
  const wanted = Math.max(SIDE * 0.75, SIDE * Math.sqrt(cols / rows));
  const columns = Math.max(1, Math.floor(width / wanted));
  const scale = width / columns / (cols + GAP);
  const imageHeight = Math.round((rows + GAP) * scale);
  return { columns, imageHeight, rowHeight: imageHeight + LABEL_HEIGHT };
}

/** Of places in ascending order, the position of this one, or where it would stand. */
export function positionOf(places: Uint32Array, place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
