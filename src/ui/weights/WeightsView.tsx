import { useEffect, useMemo, useRef, useState } from "react";
import type { WeightsPicture } from "../../app/playgroundState.ts";
import { divergingScale } from "../pixels/divergingScale.ts";
import { usePlayground, usePlaygroundState, useTheme } from "../shell/context.ts";
import { useInSight } from "../shell/useInSight.ts";
import { paintWeights } from "./paintWeights.ts";
import { tileGrid, tilePlace } from "./tiles.ts";
import styles from "./WeightsView.module.css";
import { about, part, weightText } from "./weightsWords.ts";

const nothingFires: readonly { readonly unit: number }[] = [];

/** What each unit of the first layer looks for, as a picture of its weights. */
export function WeightsView() {
  const playground = usePlayground();
  const picture = usePlaygroundState((s) => s.weights);
  const deep = usePlaygroundState((s) => (s.run?.config.layers.length ?? 3) > 2);
  // Known while somebody asks why the drawing is read as it is.
  const firing = usePlaygroundState((s) => s.insight?.units ?? nothingFires);
  const frame = useRef<HTMLDivElement>(null);

  // Pictures are worth their making only while they can be seen.
  const inSight = useInSight(frame);
  useEffect(() => (inSight ? playground.watchWeights() : undefined), [playground, inSight]);

  return (
    <>
      <div className={styles.head}>
        <p>
          {picture ? about(picture, deep) : "What each unit looks for"}
          {picture && firing.length > 0 ? (
            <>
              . <b>Outlined units fire for your drawing.</b>
            </>
          ) : (
            picture && `: blue ink speaks for it, red ink against.${part(picture)}`
          )}
        </p>
        {picture && picture.limit > 0 && <Legend limit={picture.limit} />}
      </div>
      <div ref={frame} className={styles.frame}>
        {picture && <WeightsGrid picture={picture} firing={firing} />}
      </div>
    </>
  );
}

function Legend({ limit }: { readonly limit: number }) {
  const end = weightText(limit);
  return (
    <span className={styles.legend}>
      −{end}
      <i aria-hidden="true" />+{end}
    </span>
  );
}

interface WeightsGridProps {
  readonly picture: WeightsPicture;
  /** Units to be outlined. */
  readonly firing: readonly { readonly unit: number }[];
}

function WeightsGrid({ picture, firing }: WeightsGridProps) {
  const { units } = picture;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  const [room, setRoom] = useState(0);
  const grid = useMemo(() => tileGrid(units, room), [units, room]);

  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => {
      setRoom(Math.floor(entry?.contentRect.width ?? 0));
    });
    observer.observe(frame.current);
    return () => {
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    if (canvas.current && grid.width > 0) paintWeights(canvas.current, picture, grid, divergingScale());
  }, [picture, grid, theme]);

  const outlined = firing.filter(({ unit }) => unit < units);
  return (
    <div ref={frame} className={styles.tiles}>
      <canvas
        ref={canvas}
        className={styles.grid}
        data-step={picture.step}
        role="img"
        aria-label={`Pictures of the weights of ${units} ${units === 1 ? "unit" : "units"} after step ${picture.step}`}
      />
      {outlined.map(({ unit }) => (
        <i
          key={unit}
          className={styles.outline}
          data-unit={unit}
          style={{ ...tilePlace(unit, grid), width: grid.tile, height: grid.tile }}
        />
      ))}
    </div>
  );
}
