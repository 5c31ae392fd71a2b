import { memo } from "react";
import { Line } from "recharts";
import { accuracyAxis } from "./axes.ts";
import { still, validationLine } from "./chartLook.ts";
import { CurveChart } from "./CurveChart.tsx";
import type { Row } from "./rows.ts";
import { ValueAxis } from "./ValueAxis.tsx";

interface AccuracyChartProps {
  readonly rows: readonly Row[];
  readonly targetEpochs: number;
}

const percentTick = (share: number) => `${Number((share * 100).toFixed(1))}%`;

/** Training accuracy, smoothed over batches, and validation accuracy after each epoch. */
export const AccuracyChart = memo(function AccuracyChart({ rows, targetEpochs }: AccuracyChartProps) {
  return (
    <CurveChart label={describe(rows)} rows={rows} targetEpochs={targetEpochs}>
      <ValueAxis axis={accuracyAxis(lowest(rows))} tickText={percentTick} />
      <Line dataKey="accuracy" stroke="var(--blue)" strokeWidth={1.6} {...still} />
      <Line dataKey="validationAccuracy" {...validationLine} />
    </CurveChart>
  );
});

/** What the axis must show: everything in the first epoch, the later curve after it. */
function lowest(rows: readonly Row[]): number {
  const validated = rows.filter((row) => row.validationAccuracy !== undefined);
  if (validated.length === 0) return 0;
  const later = rows
    .filter((row) => row.epoch >= 1)
    .map((row) => row.validationAccuracy ?? row.accuracy ?? 1);
  return Math.min(...later);
}

function describe(rows: readonly Row[]): string {
  const last = rows.findLast((row) => row.validationAccuracy !== undefined);
  if (last?.validationAccuracy === undefined) return "Accuracy: no epoch finished yet";
  const share = (last.validationAccuracy * 100).toFixed(2);
  return `Accuracy: ${share} % of the validation images after epoch ${last.epoch}`;
}
