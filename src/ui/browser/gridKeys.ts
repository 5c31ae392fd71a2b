interface Grid {
  readonly count: number;
  readonly columns: number;
  /** Rows that are in sight. */
  readonly page: number;
}

/**
 * The item that a key leads to from another one, as in every grid: arrows, Home and End along the row, with Ctrl to
 * the first and last of all, a screenful up and down; `null` for other keys.
 */
export function itemAfterKey(
  { key, ctrl }: { readonly key: string; readonly ctrl: boolean },
  item: number,
  { count, columns, page }: Grid,
): number | null {
  const last = count - 1;
  const column = item % columns;
  /** By whole rows, staying in the column; from a column the last row lacks, to its end. */
  const byRows = (rows: number) => {
    const lastRow = Math.floor(last / columns);
    const row = Math.min(lastRow, Math.max(0, Math.floor(item / columns) + rows));
    return Math.min(last, row * columns + column);
  };
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, item - 1);
    case "ArrowRight":
      return Math.min(last, item + 1);
    case "ArrowUp":
      return byRows(-1);
    case "ArrowDown":
      return byRows(1);
    case "PageUp":
      return byRows(-page);
    case "PageDown":
      return byRows(page);
    case "Home":
      return ctrl ? 0 : item - column;
    case "End":
      return ctrl ? last : Math.min(last, item - column + columns - 1);
    default:
      return null;
  }
}
