import { ArrowLeft, ArrowRight, X } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import type { Split } from "../../app/browsing.ts";
import { Button } from "../controls/Button.tsx";
import { count } from "../controls/figures.ts";
import { Select } from "../controls/Select.tsx";
import { Switch } from "../controls/Switch.tsx";
import { usePlayground } from "../shell/context.ts";
import { fateWords, splitNames, type Fates } from "./browserWords.ts";
import { positionOf } from "./gridLayout.ts";
import styles from "./ImagePanel.module.css";
import { InkCanvas } from "./InkCanvas.tsx";
import { PixelTable } from "./PixelTable.tsx";
import { useImage, type ShownImage } from "./useImage.ts";
import { usePixelUnder } from "./usePixelUnder.ts";

interface ImagePanelProps {
  readonly split: Split;
  /** The part of the files it came in, which is another where it is set aside to test with. */
  readonly from: Split;
  readonly place: number;
  /** The list it was chosen from, ascending; it may have dropped out since. */
  readonly places: Uint32Array;
  readonly look: {
    readonly rows: number;
    readonly cols: number;
    readonly fates: Fates;
  };
  readonly onGo: (place: number) => void;
  readonly onClose: () => void;
}

/** One image large: its pixels and its label, which can be put right. */
export function ImagePanel({ split, from, place, places, look, onGo, onClose }: ImagePanelProps) {
  const image = useImage(from, place);
  const [values, setValues] = useState(false);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, []);

  const at = positionOf(places, place);
  const before = places[at - 1];
  const after = places[at] === place ? places[at + 1] : places[at];
  const onKeyDown = (event: KeyboardEvent) => {
    // Arrows that mean something to what is focused stay with it.
    if (event.target instanceof Element && event.target.closest("select, [data-scrolls]")) return;
    const next = event.key === "ArrowLeft" ? before : event.key === "ArrowRight" ? after : undefined;
    if (next === undefined) return;
    event.preventDefault();
    onGo(next);
  };

  return (
    <section
      ref={panel}
      className={`${styles.panel} ${values ? styles.wide : ""}`}
      aria-label={`Image ${place}`}
      tabIndex={-1}
      data-testid="image-panel"
      data-place={place}
      onKeyDown={onKeyDown}
    >
      <header className={styles.header}>
        <h3>
          Image {count(place)} <span>{from === split ? splitNames[split] : "set aside to test"}</span>
        </h3>
        <Step way="Previous" to={before} onGo={onGo} />
        <Step way="Next" to={after} onGo={onGo} />
        <Button look="quiet" aria-label="Close the image" onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      {image && (
        <>
          {values ? (
            <PixelTable rows={look.rows} cols={look.cols} ink={image.ink} />
          ) : (
            <Picture rows={look.rows} cols={look.cols} place={place} image={image} />
          )}
          <Switch on={values} onChange={setValues}>
            Show values
          </Switch>
          <Corrections from={from} place={place} image={image} fates={look.fates} />
        </>
      )}
    </section>
  );
}

const arrows = { Previous: ArrowLeft, Next: ArrowRight };

interface StepProps {
  readonly way: keyof typeof arrows;
  readonly to: number | undefined;
  readonly onGo: (place: number) => void;
}

function Step({ way, to, onGo }: StepProps) {
  const Arrow = arrows[way];
  return (
    <Button
      look="quiet"
      aria-label={`${way} image`}
      title={`${way} image`}
      resting={to === undefined}
      onClick={() => {
        if (to !== undefined) onGo(to);
      }}
    >
      <Arrow size={16} aria-hidden="true" />
    </Button>
  );
}

interface PictureProps {
  readonly rows: number;
  readonly cols: number;
  readonly place: number;
  readonly image: ShownImage;
}

function Picture({ rows, cols, place, image }: PictureProps) {
  const { under, listeners } = usePixelUnder(rows, cols);
  const value = under && image.ink[under.row * cols + under.col];
  return (
    <figure className={styles.figure}>
      <div className={styles.paper} {...listeners}>
        <InkCanvas
          className={styles.picture}
          ink={image.ink}
          rows={rows}
          cols={cols}
          label={`Image ${place}, ${rows}×${cols} pixels`}
        />
      </div>
      <figcaption>
        {under ? (
          <>
            Row {under.row}, column {under.col}: <b>{value}</b>
          </>
        ) : (
          "Counted from 0, as NumPy counts. 0 is paper, 255 is ink."
        )}
      </figcaption>
    </figure>
  );
}

interface CorrectionsProps extends Pick<ImagePanelProps, "from" | "place"> {
  readonly image: ShownImage;
  readonly fates: Fates;
}

function Corrections({ from, place, image, fates }: CorrectionsProps) {
  const { data } = usePlayground();
  const id = useId();
  const { label, cameAs, excluded } = image;
  const fixed = label !== cameAs;
  const fate = fateWords(label, fates);
  return (
    <div className={styles.corrections}>
      <div className={styles.label}>
        <label htmlFor={id}>This is a</label>
        <Select
          id={id}
          value={String(label)}
          options={fates.names.map((name, other) => ({ value: String(other), label: name }))}
          onChange={(value) => {
            data.edit({ kind: "label", split: from, index: place, label: Number(value) });
          }}
        />
      </div>
      {fixed && (
        <p className={styles.note}>
          It came as {fates.names[cameAs] ?? cameAs}.{" "}
          <Button
            look="quiet"
            className={styles.undo ?? ""}
            aria-label="Undo the new label"
            onClick={() => {
              data.edit({ kind: "label", split: from, index: place, label: null });
            }}
          >
            Undo
          </Button>
        </p>
      )}
      {fate !== null && <p className={styles.note}>{fate}</p>}
      <Switch
        on={excluded}
        onChange={(on) => {
          data.edit({ kind: "exclude", split: from, index: place, on });
        }}
      >
        Leave out
      </Switch>
    </div>
  );
}
