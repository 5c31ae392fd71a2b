import { memo } from "react";
import { CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { accuracyAxis, epochAxis } from "./axes.ts";
import {
  chartHeight,
  chartMargin,
  epochLabel,
  still,
  tickStyle,
  validationDot,
  xAxisHeight,
  yAxisWidth,
} from "./chartLook.ts";
import { ChartTooltip } from "./ChartTooltip.tsx";
import type { Row } from "./rows.ts";

interface AccuracyChartProps {
  readonly rows: readonly Row[];
  readonly targetEpochs: number;
}

/** Training accuracy, smoothed over batches, and validation accuracy after each epoch. */
export const AccuracyChart = memo(function AccuracyChart({ rows, targetEpochs }: AccuracyChartProps) {
  const x = epochAxis(rows.at(-1)?.epoch ?? 0, targetEpochs);
  const y = accuracyAxis(lowest(rows));
  return (
    <div role="img" aria-label={describe(rows)}>
      <ResponsiveContainer width="100%" height={chartHeight}>
        <ComposedChart data={[...rows]} margin={chartMargin} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="epoch"
            type="number"
            domain={[...x.domain]}
            ticks={[...x.ticks]}
            tick={tickStyle}
            tickLine={false}
            axisLine={{ stroke: "var(--line)" }}
            height={xAxisHeight}
            label={epochLabel}
            allowDataOverflow
          />
          <YAxis
            type="number"
            width={yAxisWidth}
            domain={[...y.domain]}
            ticks={[...y.ticks]}
            tickFormatter={(share: number) => `${Number((share * 100).toFixed(1))}%`}
            tick={tickStyle}
            tickLine={false}
            axisLine={false}
            allowDataOverflow
          />
          <Tooltip
            content={ChartTooltip}
            isAnimationActive={false}
            cursor={{ stroke: "var(--line-strong)" }}
          />
          <Line dataKey="accuracy" stroke="var(--blue)" strokeWidth={1.6} {...still} />
          <Line
            dataKey="validationAccuracy"
            stroke="var(--vermilion)"
            strokeWidth={1.6}
            {...still}
            dot={validationDot}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
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
