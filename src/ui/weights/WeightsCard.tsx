import { useEffect, useRef, useState } from "react";
import type { WeightsPicture } from "../../app/playgroundState.ts";
import { Card } from "../controls/Card.tsx";
import { count } from "../controls/figures.ts";
import { divergingScale } from "../pixels/divergingScale.ts";
import { usePlayground, usePlaygroundState, useTheme } from "../shell/context.ts";
import { paintWeights } from "./paintWeights.ts";
import styles from "./WeightsCard.module.css";

/** A tile wider than this shows its pixels and not its picture, in CSS px. */
const WIDEST_TILE = 110;

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
    const observer = new IntersectionObserver((entries) => {
      playground.watchWeights(entries.at(-1)?.isIntersecting ?? false); // the last one is how it is now
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      playground.watchWeights(false);
    };
  }, [playground]);

  return (
    <Card title="Weights" stack={6} aside={picture && picture.limit > 0 && <Legend limit={picture.limit} />}>
      <p className={styles.about}>{picture ? about(picture, deep) : "What each unit looks for."}</p>
      <div ref={card} className={styles.frame}>
        {picture && <WeightsGrid picture={picture} />}
      </div>
    </Card>
  );
}

function about({ units, unitsTotal }: WeightsPicture, deep: boolean): string {
  const name = deep ? "hidden unit" : "output";
  const all = unitsTotal === 1 ? `the 1 ${name}` : `each of the ${count(unitsTotal)} ${name}s`;
  const part = units < unitsTotal ? ` The first ${units} are shown.` : "";
  return `What ${all} looks for: blue ink speaks for it, red ink against.${part}`;
}

function Legend({ limit }: { readonly limit: number }) {
  const end =
    limit >= 10_000 ? limit.toExponential(1) : limit >= 10 ? limit.toFixed(0) : limit.toPrecision(2);
  return (
    <span className={styles.legend}>
      −{end}
      <i aria-hidden="true" />+{end}
    </span>
  );
}

function WeightsGrid({ picture }: { readonly picture: WeightsPicture }) {
  const { units } = picture;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  const [room, setRoom] = useState(0);
  const columns = gridColumns(units, room);
  const width = Math.min(room, columns * WIDEST_TILE);

  useEffect(() => {
    const parent = canvas.current?.parentElement;
    if (!parent) return;
    const observer = new ResizeObserver(([entry]) => {
      setRoom(Math.floor(entry?.contentRect.width ?? 0));
    });
    observer.observe(parent);
    return () => {
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    if (canvas.current && width > 0) {
      paintWeights(canvas.current, picture, { columns, width, scale: divergingScale() });
    }
  }, [picture, columns, width, theme]);

  return (
    <canvas
      ref={canvas}
      className={styles.grid}
      data-step={picture.step}
      role="img"
      aria-label={`Pictures of the weights of ${units} ${units === 1 ? "unit" : "units"} after step ${picture.step}`}
    />
  );
}

/** Tiles side by side: sixteen where there is room, fewer on a phone or for few units. */
function gridColumns(units: number, width: number): number {
  const fitting = width >= 420 ? 16 : 8;
  if (units <= 10) return Math.min(units, width >= 420 ? 5 : 3);
  return Math.max(1, Math.min(fitting, units));
}
