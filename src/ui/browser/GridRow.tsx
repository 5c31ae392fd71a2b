import { memo, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { EditedClass } from "../../app/browsing.ts";
import { themeColour } from "../pixels/themeColour.ts";
import { useTheme } from "../shell/context.ts";
import { imageWords } from "./browserWords.ts";
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

/** One row of images, made one picture, and a cell over each. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, top, rows, cols, columns, imageHeight, cache, names, classes, active, opened } = props;
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
      dimmed: (image) => takesNoPart(image, classes),
    });
    const address = URL.createObjectURL(new Blob([bitmap], { type: "image/bmp" }));
    if (picture.current) picture.current.src = address;
    return () => {
      URL.revokeObjectURL(address);
    };
  }, [stamp, places, cache, rows, cols, columns, classes, theme]);

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
            aria-label={imageWords(place, image, names)}
            aria-selected={opened === item}
            tabIndex={active === item ? 0 : -1}
            data-item={item}
            data-place={place}
            className={cellClass(image, classes)}
          >
            <span>{image && shortName(names[image.label] ?? String(image.label))}</span>
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

/** As much of a name as there is room for: cutting it by style costs more than all the rest of a cell. */
function shortName(name: string): string {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}
