import { memo } from "react";
import { Area, Line } from "recharts";
import { still, validationLine } from "./chartLook.ts";
import { CurveChart } from "./CurveChart.tsx";
import { lossAxis, lossTick, type LossScale } from "./lossAxis.ts";
import { Rings } from "./Rings.tsx";
import type { Row } from "./rows.ts";
import { ValueAxis } from "./ValueAxis.tsx";

const validationLoss = (row: Row) => row.validationLoss;

interface LossChartProps {
  readonly rows: readonly Row[];
  readonly targetEpochs: number;
  readonly scale: LossScale;
}

/** Training loss, raw as a band from smallest to largest and smoothed as a line, and validation loss. */
export const LossChart = memo(function LossChart({ rows, targetEpochs, scale }: LossChartProps) {
  return (
    <CurveChart label={describe(rows)} rows={rows} targetEpochs={targetEpochs}>
      <ValueAxis axis={lossAxis(rows, scale)} scale={scale} tickText={lossTick} />
      {rows[0]?.range ? (
        <Area dataKey="range" stroke="none" fill="var(--blue)" fillOpacity={0.18} {...still} />
      ) : (
        <Line dataKey="raw" stroke="var(--blue)" strokeOpacity={0.35} strokeWidth={1} {...still} />
      )}
      <Line dataKey="smooth" stroke="var(--blue)" strokeWidth={2} {...still} />
      <Line dataKey="validationLoss" {...validationLine} />
      <Rings rows={rows} valueOf={validationLoss} />
    </CurveChart>
  );
});

function describe(rows: readonly Row[]): string {
  const last = rows.findLast((row) => row.smooth !== undefined);
  if (last?.smooth === undefined) return "Loss: no step taken yet";
  return `Loss over ${last.epoch.toFixed(1)} epochs; smoothed training loss now ${last.smooth.toFixed(3)}`;
}
