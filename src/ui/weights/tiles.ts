/** Space between two tiles, in CSS px. */
const GAP = 4;

/** A tile wider than this shows its pixels and not its picture, in CSS px. */
const WIDEST_TILE = 110;

/** Units as square tiles, row by row; sizes in CSS px. */
export interface TileGrid {
  readonly columns: number;
  readonly tile: number;
  readonly width: number;
  readonly height: number;
}

/** The tiles of so many units in so much width: sixteen side by side where there is room, fewer on a phone. */
export function tileGrid(units: number, room: number): TileGrid {
  const columns = columnsOf(units, room);
  const width = Math.min(room, columns * WIDEST_TILE);
  const tile = (width - GAP * (columns - 1)) / columns;
  const lines = Math.ceil(units / columns);
  return { columns, tile, width, height: Math.round(lines * (tile + GAP) - GAP) };
}

function columnsOf(units: number, room: number): number {
  if (units <= 10) return Math.min(units, room >= 420 ? 5 : 3);
  return Math.max(1, Math.min(room >= 420 ? 16 : 8, units));
}

/** Upper left corner of a unit's tile. */
export function tilePlace(unit: number, { columns, tile }: TileGrid): { left: number; top: number } {
  return { left: (unit % columns) * (tile + GAP), top: Math.floor(unit / columns) * (tile + GAP) };
}
