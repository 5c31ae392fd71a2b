import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import type { DatasetSummary } from "../../app/playgroundState.ts";
import { PageEnd } from "../problems/PageEnd.tsx";
import { ProblemList } from "../problems/ProblemList.tsx";
import { usePlaygroundState } from "../shell/context.ts";
import { BrowserHeader } from "./BrowserHeader.tsx";
import { classWords, emptyWords, leftOutOf, shownWords } from "./browserWords.ts";
import { ClassStrip } from "./ClassStrip.tsx";
import { CorrectPanel } from "./CorrectPanel.tsx";
import styles from "./DataBrowser.module.css";
import { Filters } from "./Filters.tsx";
import { positionOf } from "./gridLayout.ts";
import { ImageGrid, type GridHandle } from "./ImageGrid.tsx";
import { ImagePanel } from "./ImagePanel.tsx";
import { useUndo } from "./useUndo.ts";
import { useNarrow } from "./useNarrow.ts";
import { useFound, useImageCache, useOverview, type Filter } from "./useAnswers.ts";

/** The whole data set: looked through, put right, taken away as files. */
export default function DataBrowser({ onClose }: { readonly onClose: () => void }) {
  const dataset = usePlaygroundState((s) => s.dataset);
  return dataset && <Browser dataset={dataset} onClose={onClose} />;
}

const none = new Uint32Array(0);
const asTheyCame: readonly (number | null)[] = [];
const everything: Filter = { split: "train", label: null, changedOnly: false };

function Browser({ dataset, onClose }: { readonly dataset: DatasetSummary; readonly onClose: () => void }) {
  const [filter, setFilter] = useState(everything);
  const overview = useOverview();
  const found = useFound(filter);
  const { classes, testLacking, testShare } = dataset.edits;
  const aside = testLacking && testShare > 0;
  const from = aside ? "train" : filter.split;
  const cache = useImageCache(from);
  const grid = useRef<GridHandle>(null);
  /** Place of the image that is shown large. */
  const [opened, setOpened] = useState<number | null>(null);
  const [correcting, setCorrecting] = useState(false);
  /** Item of the grid to focus once the image that was large is gone. */
  const returnTo = useRef<number | null>(null);

  const names = useMemo(() => classes.map(({ name }) => name), [classes]);
  const { rows = dataset.rows, cols = dataset.cols, becomes = asTheyCame } = overview ?? {};
  const fates = useMemo(() => ({ names, becomes }), [names, becomes]);
  const look = useMemo(() => ({ rows, cols, fates }), [rows, cols, fates]);
  const places = found?.filter.split === filter.split ? found.places : none;
  const name = filter.label === null ? null : classWords(filter.label, fates);
  const shown = {
    ...{ shown: places.length, split: filter.split, name, changedOnly: filter.changedOnly, aside },
    leftOut: overview ? leftOutOf(overview, filter) : 0,
  };
  const item = opened === null || places.length === 0 ? null : positionOf(places, opened);

  const covered = useNarrow() && (opened !== null || correcting);

  const change = (part: Partial<Filter>) => {
    setFilter({ ...filter, ...part });
    setOpened(null);
  };
  const closeImage = () => {
    setOpened(null);
    returnTo.current = item ?? 0;
  };
  // Only then is the grid in sight again, on narrow screens too, and can take the focus.
  useEffect(() => {
    if (opened !== null || returnTo.current === null) return;
    grid.current?.focus(Math.min(returnTo.current, Math.max(0, places.length - 1)));
    returnTo.current = null;
  }, [opened, places]);

  const correctButton = useRef<HTMLButtonElement>(null);
  const correctPanel = useRef<HTMLElement>(null);
  const wasCorrecting = useRef(false);
  useEffect(() => {
    if (correcting) correctPanel.current?.focus({ preventScroll: true });
    else if (wasCorrecting.current) correctButton.current?.focus({ preventScroll: true });
    wasCorrecting.current = correcting;
  }, [correcting]);

  const said = useUndo(dataset.edits.undoable);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || (opened === null && !correcting)) return;
    event.preventDefault(); // closes what is open, and not all
    if (opened !== null) closeImage();
    else setCorrecting(false);
  };

  return (
    <div className={styles.browser} onKeyDown={onKeyDown} data-panel={opened !== null || correcting}>
      {/* Out of reach beneath a panel, and yet where it was when that is closed. */}
      <div className={styles.set} inert={covered}>
        <BrowserHeader dataset={dataset} overview={overview} onClose={onClose} />
        <Filters
          filter={filter}
          fates={fates}
          used={overview?.used[filter.split] ?? null}
          onChange={change}
          correctButton={correctButton}
          onCorrect={() => {
            setCorrecting(true);
          }}
        />
        {overview ? (
          <ClassStrip overview={overview} filter={filter} onChange={change} />
        ) : (
          <div className={styles.stripToCome} />
        )}
        <div className={styles.grid}>
          <p className={styles.shown} role="status">
            {found && shownWords(shown)}
          </p>
          <ImageGrid
            key={`${filter.split} ${filter.label} ${filter.changedOnly}`}
            ref={grid}
            label={`Images of ${dataset.name}`}
            places={places}
            cache={cache}
            look={look}
            opened={item}
            onOpen={(position) => {
              setOpened(places[position] ?? null);
            }}
          />
          {found && places.length === 0 && <p className={styles.empty}>{emptyWords(shown, testLacking)}</p>}
        </div>
      </div>
      <aside className={styles.panel}>
        {opened !== null ? (
          <ImagePanel
            split={filter.split}
            from={from}
            place={opened}
            places={places}
            look={look}
            onGo={setOpened}
            onClose={closeImage}
          />
        ) : (
          <CorrectPanel
            ref={correctPanel}
            dataset={dataset}
            changed={overview?.changed ?? false}
            onClose={() => {
              setCorrecting(false);
            }}
          />
        )}
      </aside>
      <p className={said === "" ? "visually-hidden" : styles.undone} role="status">
        {said}
      </p>
      <PageEnd>
        <ProblemList />
      </PageEnd>
    </div>
  );
}
