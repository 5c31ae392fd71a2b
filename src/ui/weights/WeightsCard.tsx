import { useEffect, useRef, useState } from "react";
import type { WeightsPicture } from "../../app/playgroundState.ts";
import { Card } from "../controls/Card.tsx";
import { count } from "../controls/figures.ts";
import { divergingScale } from "../pixels/divergingScale.ts";
import { usePlayground, usePlaygroundState, useTheme } from "../shell/context.ts";
import { paintWeights } from "./paintWeights.ts";
import styles from "./WeightsCard.module.css";

/** More pictures than this are too small to tell anything and too many to paint at once. */
const MOST_UNITS = 256;

/** What each unit of the first layer looks for, as a picture of its weights. */
export function WeightsCard() {
  const playground = usePlayground();
  const picture = usePlaygroundState((s) => s.weights);
  const deep = usePlaygroundState((s) => (s.run?.config.layers.length ?? 3) > 2);
  const card = useRef<HTMLDivElement>(null);

  // Pictures are worth their making only while they can be seen.
  useEffect(() => {
    const element = card.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => {
      playground.watchWeights(entry?.isIntersecting ?? false);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      playground.watchWeights(false);
    };
  }, [playground]);

  const shown = Math.min(picture?.units ?? 0, MOST_UNITS);
  return (
    <Card title="Weights" stack={6} aside={picture && <Legend limit={picture.limit} />}>
      <p className={styles.about}>
        {picture
          ? `What each of the ${count(picture.units)} ${deep ? "hidden units" : "outputs"} looks for: ` +
            "blue ink speaks for it, vermilion ink against." +
            (shown < picture.units ? ` The first ${shown} are shown.` : "")
          : "What each unit looks for."}
      </p>
      <div ref={card} className={styles.frame}>
        {picture && <WeightsGrid picture={picture} units={shown} />}
      </div>
    </Card>
  );
}

function Legend({ limit }: { readonly limit: number }) {
  const end = limit >= 10 ? limit.toFixed(0) : limit.toPrecision(2);
  return (
    <span className={styles.legend}>
      −{end}
      <i aria-hidden="true" />+{end}
    </span>
  );
}

function WeightsGrid({ picture, units }: { readonly picture: WeightsPicture; readonly units: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  const [width, setWidth] = useState(0);
  const columns = gridColumns(units, width);

  useEffect(() => {
    const parent = canvas.current?.parentElement;
    if (!parent) return;
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry?.contentRect.width ?? 0));
    });
    observer.observe(parent);
    return () => {
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    if (canvas.current && width > 0) {
      paintWeights(canvas.current, picture, { units, columns, width, scale: divergingScale() });
    }
  }, [picture, units, columns, width, theme]);

  return (
    <canvas
      ref={canvas}
      className={styles.grid}
      data-step={picture.step}
      role="img"
      aria-label={`Pictures of the weights of ${units} units after step ${picture.step}`}
    />
  );
}

/** Tiles side by side: sixteen where there is room, fewer on a phone or for few units. */
function gridColumns(units: number, width: number): number {
  const fitting = width >= 560 ? 16 : width >= 420 ? 12 : 8;
  if (units <= 10) return Math.min(units, width >= 420 ? 5 : 3);
  return Math.max(1, Math.min(fitting, units));
}
