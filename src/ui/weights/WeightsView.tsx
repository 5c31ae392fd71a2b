import { useEffect, useMemo, useRef } from "react";
import type { WeightsPicture } from "../../app/playgroundState.ts";
import { picturedUnits } from "../../experiment/picturedUnits.ts";
import { divergingScale } from "../pixels/divergingScale.ts";
import { usePlayground, usePlaygroundState, useTheme } from "../shell/context.ts";
import { useInSight } from "../shell/useInSight.ts";
import { useWidth } from "../shell/useWidth.ts";
import { paintWeights } from "./paintWeights.ts";
import { tileGrid, tilePlace } from "./tiles.ts";
import styles from "./WeightsView.module.css";
import { about, part, weightText } from "./weightsWords.ts";

const nothingFires: readonly { readonly unit: number }[] = [];

/** What each unit of the first layer looks for, as a picture of its weights. */
export function WeightsView() {
  const playground = usePlayground();
  const picture = usePlaygroundState((s) => s.weights);
  const layers = usePlaygroundState((s) => (s.run?.config ?? s.config).layers);
  // Known while somebody asks why the drawing is read as it is.
  const firing = usePlaygroundState((s) => s.insight?.units ?? nothingFires);
  const frame = useRef<HTMLDivElement>(null);

  // Pictures are worth their making only while they can be seen.
  const inSight = useInSight(frame);
  useEffect(() => (inSight ? playground.watchWeights() : undefined), [playground, inSight]);

  // Words and room are there before the picture is, so that nothing moves when it comes.
  const unitsTotal = layers[1] ?? 0;
  const shown = picture ?? { units: picturedUnits(unitsTotal), unitsTotal };
  return (
    <>
      <div className={styles.head}>
        <p>
          {about(shown, layers.length > 2)}
          {firing.length > 0 ? (
            <>
              . <b>Outlined units fire for your drawing.</b>
            </>
          ) : (
            `: blue ink speaks for it, red ink against.${part(shown)}`
          )}
        </p>
        <Legend limit={picture?.limit ?? 0} />
      </div>
      <div ref={frame}>
        <WeightsGrid units={shown.units} picture={picture} firing={firing} />
      </div>
    </>
  );
}

/** The ends of the colours; unseen where there is none. */
function Legend({ limit }: { readonly limit: number }) {
  const end = weightText(limit);
  return (
    <span className={styles.legend} data-known={limit > 0}>
      −{end}
      <i aria-hidden="true" />+{end}
    </span>
  );
}

interface WeightsGridProps {
  readonly units: number;
  /** `null` until there is one; its room is there already. */
  readonly picture: WeightsPicture | null;
  /** Units to be outlined. */
  readonly firing: readonly { readonly unit: number }[];
}

function WeightsGrid({ units, picture, firing }: WeightsGridProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  const room = useWidth(frame);
  const grid = useMemo(() => tileGrid(units, room), [units, room]);

  useEffect(() => {
    if (canvas.current && picture && grid.width > 0)
      paintWeights(canvas.current, picture, grid, divergingScale());
  }, [picture, grid, theme]);

  const outlined = firing.filter(({ unit }) => unit < units);
  return (
    <div ref={frame} className={styles.tiles} style={{ minHeight: Math.max(0, grid.height) }}>
      {picture && (
        <canvas
          ref={canvas}
          className={styles.grid}
          data-step={picture.step}
          role="img"
          aria-label={`Pictures of the weights of ${units} ${units === 1 ? "unit" : "units"} after step ${picture.step}`}
        />
      )}
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
