import { useCallback } from "react";
import type { Insight, Neighbour } from "../../../app/playgroundState.ts";
import { nameOf } from "../../../experiment/classWords.ts";
import { count } from "../../controls/figures.ts";
import { inkImage } from "../../pixels/inkImage.ts";
import { useClassNames } from "../useClassNames.ts";
import { usePlaygroundState } from "../../shell/context.ts";
import { PixelImage } from "./PixelImage.tsx";
import styles from "./Rows.module.css";

/** As many as the worker sends, so that their places are kept until they come. */
const PLACES = 5;

interface NeighboursProps {
  readonly insight: Insight | null;
  /** What the drawing is read as. */
  readonly answer: number | null;
}

/** The training images that the network finds most like the drawing; those of another class are marked. */
export function Neighbours({ insight, answer }: NeighboursProps) {
  const neighbours = insight?.neighbours ?? [];
  const searched = insight?.searched ?? 0;
  return (
    <section className={styles.row}>
      <h3 title="Nearest in the space of the last hidden layer; without one, in the pixels">
        Most alike{" "}
        {insight && (
          <span>
            {searched > 0 ? `of ${count(searched)} training images` : "looking through the training images…"}
          </span>
        )}
      </h3>
      <ol className={styles.neighbours}>
        {Array.from({ length: PLACES }, (_, place) => {
          const neighbour = neighbours[place];
          if (!neighbour) return <li key={place} className={styles.place} />;
          return <NeighbourImage key={place} neighbour={neighbour} differs={neighbour.label !== answer} />;
        })}
      </ol>
    </section>
  );
}

interface NeighbourImageProps {
  readonly neighbour: Neighbour;
  readonly differs: boolean;
}

function NeighbourImage({ neighbour, differs }: NeighbourImageProps) {
  const { image, label } = neighbour;
  const name = nameOf(label, useClassNames());
  const rows = usePlaygroundState((s) => s.dataset?.rows ?? 0);
  const cols = image.length / rows;
  const pixels = useCallback(() => inkImage(image, cols, rows), [image, cols, rows]);
  return (
    <li data-label={label} data-differs={differs}>
      <PixelImage
        label={`Training image of ${name}${differs ? ", unlike the answer" : ""}`}
        rows={rows}
        cols={cols}
        pixels={pixels}
      />
      <span aria-hidden="true" title={name}>
        {name}
      </span>
    </li>
  );
}
