import { useCallback, useEffect } from "react";
import type { Insight, WeightsPicture } from "../../../app/playgroundState.ts";
import { divergingScale } from "../../pixels/divergingScale.ts";
import { usePlayground, usePlaygroundState } from "../../shell/context.ts";
import { PixelImage } from "./PixelImage.tsx";
import styles from "./Rows.module.css";

/** The units of the first hidden layer that the drawing excites most, with what they look for. */
export function FiringUnits({ insight }: { readonly insight: Insight | null }) {
  const playground = usePlayground();
  const weights = usePlaygroundState((s) => s.weights);
  const units = insight?.units ?? [];
  const shown = units.length > 0;
  useEffect(() => (shown ? playground.watchWeights() : undefined), [playground, shown]);
  if (insight && units.length === 0) return null; // a network without hidden layers
  return (
    <section className={styles.row}>
      <h3>
        Firing most <span>outlined in Weights, with their activation</span>
      </h3>
      <ol className={styles.units}>
        {units.map(({ unit, activation }) => (
          <li key={unit}>
            {weights && unit < weights.units ? (
              <UnitImage unit={unit} weights={weights} activation={activation} />
            ) : (
              <span className={styles.unit} role="img" aria-label={unitName(unit, activation)}>
                #{unit}
              </span>
            )}
            <span aria-hidden="true">{figure(activation)}</span>
          </li>
        ))}
        {units.length === 0 && <li className={styles.place} />}
      </ol>
    </section>
  );
}

interface UnitImageProps {
  readonly unit: number;
  readonly weights: WeightsPicture;
  readonly activation: number;
}

function UnitImage({ unit, weights, activation }: UnitImageProps) {
  const { rows, cols, values } = weights;
  const pixels = useCallback(() => {
    const scale = divergingScale();
    const tile = values.subarray(unit * rows * cols, (unit + 1) * rows * cols);
    const colours = Uint32Array.from(tile, (value) => scale[value + 128] ?? 0);
    return new ImageData(new Uint8ClampedArray(colours.buffer), cols, rows);
  }, [unit, values, rows, cols]);
  return <PixelImage label={unitName(unit, activation)} rows={rows} cols={cols} pixels={pixels} />;
}

const unitName = (unit: number, activation: number) => `Unit ${unit}, activation ${figure(activation)}`;
const figure = (activation: number) => activation.toPrecision(2).replace("-", "−");
