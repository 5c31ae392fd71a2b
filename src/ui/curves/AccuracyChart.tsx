import { memo } from "react";
import { Line } from "recharts";
import { still, validationLine } from "./chartLook.ts";
import { CurveChart } from "./CurveChart.tsx";
import { Rings } from "./Rings.tsx";
import type { Row } from "./rows.ts";
import { percentTick, shareAxis } from "./shareAxis.ts";
import { ValueAxis } from "./ValueAxis.tsx";

const validationAccuracy = (row: Row) => row.validationAccuracy;

interface AccuracyChartProps {
  readonly rows: readonly Row[];
  readonly targetEpochs: number;
}

/** Training accuracy, smoothed over batches, and validation accuracy after each epoch. */
export const AccuracyChart = memo(function AccuracyChart({ rows, targetEpochs }: AccuracyChartProps) {
  return (
    <CurveChart label={describe(rows)} rows={rows} targetEpochs={targetEpochs}>
      <ValueAxis axis={shareAxis(rows)} tickText={percentTick} />
      <Line dataKey="accuracy" stroke="var(--blue)" strokeWidth={1.6} {...still} />
      <Line dataKey="validationAccuracy" {...validationLine} />
      <Rings rows={rows} valueOf={validationAccuracy} />
    </CurveChart>
  );
});

function describe(rows: readonly Row[]): string {
  const last = rows.findLast((row) => row.validationAccuracy !== undefined);
  if (last?.validationAccuracy === undefined) return "Accuracy: no epoch finished yet";
  const share = (last.validationAccuracy * 100).toFixed(2);
  return `Accuracy: ${share} % of the validation images after epoch ${last.epoch}`;
}
