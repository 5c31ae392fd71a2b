import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from "react";
import type { KeyboardEvent, MouseEvent, RefObject } from "react";
import { itemAfterKey } from "./gridKeys.ts";
import { gridLayout } from "./gridLayout.ts";
import { GridRow, type RowLook } from "./GridRow.tsx";
import type { ImageCache } from "./imageCache.ts";
import styles from "./ImageGrid.module.css";
import { useWidth } from "../shell/useWidth.ts";

/** Rows that stand ready beyond those in sight, and are fetched beyond those. */
const ROWS_READY = 4;
const ROWS_FETCHED = 16;

export interface GridHandle {
  /** Moves the focus to an item and brings it in sight. */
  focus(item: number): void;
}

interface ImageGridProps {
  readonly ref: RefObject<GridHandle | null>;
  readonly label: string;
  readonly places: Uint32Array;
  readonly cache: ImageCache;
  readonly look: Omit<RowLook, "columns">;
  /** The item that is open, if one is. */
  readonly opened: number | null;
  readonly onOpen: (item: number) => void;
}

/** All images of a list, of which only the rows about in sight exist. One image can be focused, and keys lead on. */
export function ImageGrid({ ref, label, places, cache, look, opened, onOpen }: ImageGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const { columns, imageHeight, rowHeight } = gridLayout(width, look.rows, look.cols);
  const [chosen, setChosen] = useState(0);
  const active = Math.min(opened ?? chosen, Math.max(0, places.length - 1));
  const activeRow = Math.floor(active / columns);

  const rangeExtractor = useCallback(
    // The focus stays where it is when its row is scrolled out of sight.
    (range: Range) => [...new Set([...defaultRangeExtractor(range), activeRow])].sort((a, b) => a - b),
    [activeRow],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the page is built without React's compiler
  const virtualizer = useVirtualizer({
    count: Math.ceil(places.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: ROWS_READY,
    rangeExtractor: places.length > 0 ? rangeExtractor : defaultRangeExtractor,
  });
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  useEffect(() => {
    const from = startIndex * columns;
    const to = (endIndex + 1) * columns;
    const beyond = ROWS_FETCHED * columns;
    cache.want([
      ...places.subarray(from, to),
      ...places.subarray(to, to + beyond),
      ...places.subarray(Math.max(0, from - beyond), from),
    ]);
  }, [cache, places, columns, startIndex, endIndex]);

  /** An item to focus as soon as its row is there. */
  const [wanted, setWanted] = useState<{ readonly item: number } | null>(null);
  const focus = useCallback(
    (item: number) => {
      setChosen(item);
      setWanted({ item });
      virtualizer.scrollToIndex(Math.floor(item / columns), { align: "auto" });
    },
    [virtualizer, columns],
  );
  useEffect(() => {
    if (wanted === null) return;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-item="${wanted.item}"]`)
      ?.focus({ preventScroll: true });
  }, [wanted]);
  useImperativeHandle(ref, () => ({ focus }), [focus]);

  // What is open stays in sight, however its row has moved.
  useEffect(() => {
    if (opened !== null) virtualizer.scrollToIndex(Math.floor(opened / columns), { align: "auto" });
  }, [virtualizer, opened, columns]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || places.length === 0) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onOpen(active);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight));
    const next = itemAfterKey({ key: event.key, ctrl: event.ctrlKey }, active, {
      count: places.length,
      columns,
      page,
    });
    if (next === null) return;
    event.preventDefault();
    focus(next);
  };
  const onClick = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-item]") : null;
    if (!cell) return;
    const item = Number(cell.dataset["item"]);
    setChosen(item);
    onOpen(item);
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={virtualizer.options.count}
      aria-colcount={columns}
      data-testid="image-grid"
      data-count={places.length}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="presentation" className={styles.room} style={{ height: virtualizer.getTotalSize() }}>
        {width > 0 &&
          virtualizer
            .getVirtualItems()
            .map(({ index, start }) => (
              <GridRow
                key={index}
                row={index}
                top={start}
                places={places}
                cache={cache}
                {...look}
                columns={columns}
                imageHeight={imageHeight}
                active={activeRow === index ? active : null}
                opened={opened !== null && activeRow === index ? opened : null}
              />
            ))}
      </div>
    </div>
  );
}
