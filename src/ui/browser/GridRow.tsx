import { memo, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { EditedClass } from "../../app/browsing.ts";
import { themeColour } from "../pixels/themeColour.ts";
import { useTheme } from "../shell/context.ts";
import { imageWords } from "./browserWords.ts";
import { GAP } from "./gridLayout.ts";
import type { CachedImage, ImageCache } from "./imageCache.ts";
import styles from "./ImageGrid.module.css";
import { paintRow } from "./paintRow.ts";

/** What all rows have in common. */
export interface RowLook {
  readonly rows: number;
  readonly cols: number;
  readonly columns: number;
  readonly names: readonly string[];
  readonly classes: readonly EditedClass[];
}

interface GridRowProps extends RowLook {
  readonly row: number;
  readonly top: number;
  readonly imageHeight: number;
  readonly places: Uint32Array;
  readonly cache: ImageCache;
  /** The item of this row that takes the focus. */
  readonly active: number | null;
  readonly opened: number | null;
}

/** Keeps the pixels where they are, in the page's own layer: tens of canvases with one each cost more than they draw. */
const paintedOnce = { willReadFrequently: true };

/** One row of images, painted into one canvas, and a cell over each. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, top, rows, cols, columns, imageHeight, cache, names, classes, active, opened } = props;
  const first = row * columns;
  const places = useMemo(() => props.places.subarray(first, first + columns), [props.places, first, columns]);
  const stamp = useSyncExternalStore(cache.subscribe, () => cache.stampOf(places));
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);

  useLayoutEffect(() => {
    canvas.current?.getContext("2d", paintedOnce)?.putImageData(
      paintRow({
        images: Array.from(places, (place) => cache.get(place)),
        rows,
        cols,
        columns,
        colour: themeColour("--ink"),
        dimmed: (image) => takesNoPart(image, classes),
      }),
      0,
      0,
    );
  }, [stamp, places, cache, rows, cols, columns, classes, theme]);

  return (
    <div
      role="row"
      aria-rowindex={row + 1}
      className={styles.row}
      style={{
        transform: `translateY(${top}px)`,
        "--columns": columns,
        "--image-height": `${imageHeight}px`,
      }}
    >
      <canvas ref={canvas} width={columns * (cols + GAP)} height={rows + GAP} aria-hidden="true" />
      {Array.from(places, (place, column) => {
        const image = cache.get(place);
        const item = first + column;
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={column + 1}
            aria-label={imageWords(place, image, names)}
            aria-selected={opened === item}
            tabIndex={active === item ? 0 : -1}
            data-item={item}
            data-place={place}
            className={cellClass(image, classes)}
          >
            <span>{image ? (names[image.label] ?? image.label) : ""}</span>
          </div>
        );
      })}
    </div>
  );
});

function takesNoPart({ excluded, label }: CachedImage, classes: readonly EditedClass[]): boolean {
  return excluded || classes[label]?.to === null;
}

function cellClass(image: CachedImage | null, classes: readonly EditedClass[]): string {
  if (!image) return `${styles.cell} ${styles.awaited}`;
  return [
    styles.cell,
    takesNoPart(image, classes) ? styles.leftOut : "",
    image.label === image.cameAs ? "" : styles.fixed,
  ].join(" ");
}
