import styles from "./PixelTable.module.css";

interface PixelTableProps {
  /** (rows·cols,) */
  readonly ink: Uint8Array;
  readonly rows: number;
  readonly cols: number;
}

/** Every pixel's value, on its own grey. */
export function PixelTable({ ink, rows, cols }: PixelTableProps) {
  const columns = Array.from({ length: cols }, (_, col) => col);
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label="Pixel values" data-scrolls>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {columns.map((col) => (
              <th key={col} scope="col">
                {col}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((col) => {
                const value = ink[row * cols + col] ?? 0;
                return (
                  <td
                    key={col}
                    className={styles[shade(value)]}
                    style={{ "--ink-share": `${(value / 2.55).toFixed(0)}%` }}
                  >
                    {value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Bands in which the same colour of text reads best, in either theme. */
function shade(value: number): "paper" | "faint" | "middle" | "strong" {
  if (value === 0) return "paper";
  if (value < 119) return "faint";
  return value < 156 ? "middle" : "strong";
}
