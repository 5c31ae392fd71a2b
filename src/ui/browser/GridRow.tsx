import { memo, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { themeColour } from "../pixels/themeColour.ts";
import { useTheme } from "../shell/context.ts";
import { imageWords, isMerged, type Fates } from "./browserWords.ts";
import type { CachedImage, ImageCache } from "./imageCache.ts";
import styles from "./ImageGrid.module.css";
import { rowBitmap } from "./rowBitmap.ts";

/** Letters that fit under an image. */
const NAME_LENGTH = 9;

/** What all rows have in common. */
export interface RowLook {
  readonly rows: number;
  readonly cols: number;
  readonly columns: number;
  readonly fates: Fates;
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

/** One row of images, made one picture, and a cell over each. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, top, rows, cols, columns, imageHeight, cache, fates, active, opened } = props;
  const first = row * columns;
  const places = useMemo(() => props.places.subarray(first, first + columns), [props.places, first, columns]);
  const stamp = useSyncExternalStore(cache.subscribe, () => cache.stampOf(places));
  const picture = useRef<HTMLImageElement>(null);
  const theme = useTheme((s) => s.shown);

  useLayoutEffect(() => {
    const bitmap = rowBitmap({
      images: Array.from(places, (place) => cache.get(place)),
      rows,
      cols,
      columns,
      ink: themeColour("--ink"),
      paper: themeColour("--card"),
      dimmed: (image) => takesNoPart(image, fates),
    });
    const address = URL.createObjectURL(new Blob([bitmap], { type: "image/bmp" }));
    if (picture.current) picture.current.src = address;
    return () => {
      URL.revokeObjectURL(address);
    };
  }, [stamp, places, cache, rows, cols, columns, fates, theme]);

  return (
    <div
      role="row"
      aria-rowindex={row + 1}
      className={styles.row}
      style={{
        top,
        "--columns": columns,
        "--image-height": `${imageHeight}px`,
      }}
    >
      <img ref={picture} alt="" decoding="sync" draggable={false} />
      {Array.from(places, (place, column) => {
        const image = cache.get(place);
        const item = first + column;
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={column + 1}
            aria-label={imageWords(place, image, fates)}
            aria-selected={opened === item}
            tabIndex={active === item ? 0 : -1}
            data-item={item}
            data-place={place}
            className={cellClass(image, fates)}
          >
            <span>{image && labelWords(image.label, fates)}</span>
          </div>
        );
      })}
    </div>
  );
});

function takesNoPart({ excluded, label }: CachedImage, { becomes }: Fates): boolean {
  return excluded || becomes[label] === null;
}

function cellClass(image: CachedImage | null, fates: Fates): string {
  if (!image) return `${styles.cell} ${styles.awaited}`;
  return [
    styles.cell,
    takesNoPart(image, fates) ? styles.leftOut : "",
    image.label === image.cameAs ? "" : styles.fixed,
    isMerged(image.label, fates) ? styles.merged : "",
  ].join(" ");
}

/** What stands under an image: its class, and the one it is counted as, which alone where there is no room for both. */
function labelWords(label: number, fates: Fates): string {
  const name = fates.names[label] ?? String(label);
  if (!isMerged(label, fates)) return shortName(name);
  const to = fates.names[fates.becomes[label] ?? label] ?? "";
  const both = `${name} → ${to}`;
  return both.length > NAME_LENGTH ? shortName(`→ ${to}`) : both;
}

/** As much of a name as there is room for: cutting it by style costs more than all the rest of a cell. */
function shortName(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}
