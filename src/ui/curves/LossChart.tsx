import { memo } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { epochAxis, linearAxis, logAxis } from "./axes.ts";
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

interface LossChartProps {
  readonly rows: readonly Row[];
  readonly targetEpochs: number;
  readonly scale: "log" | "linear";
}

/** Training loss, raw as a band from smallest to largest and smoothed as a line, and validation loss. */
export const LossChart = memo(function LossChart({ rows, targetEpochs, scale }: LossChartProps) {
  const x = epochAxis(rows.at(-1)?.epoch ?? 0, targetEpochs);
  const y = lossAxis(rows, scale);
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
            scale={scale}
            domain={[...y.domain]}
            ticks={[...y.ticks]}
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
          {rows[0]?.range ? (
            <Area dataKey="range" stroke="none" fill="var(--blue)" fillOpacity={0.18} {...still} />
          ) : (
            <Line dataKey="raw" stroke="var(--blue)" strokeOpacity={0.35} strokeWidth={1} {...still} />
          )}
          <Line dataKey="smooth" stroke="var(--blue)" strokeWidth={2} {...still} />
          <Line
            dataKey="validationLoss"
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

function lossAxis(rows: readonly Row[], scale: "log" | "linear") {
  let low = Infinity;
  let high = 0;
  for (const { raw, range, smooth, validationLoss } of rows) {
    for (const value of [raw, range?.[1], smooth, validationLoss]) {
      if (value !== undefined) high = Math.max(high, value);
    }
    // The luckiest batch may reach zero, which no log axis can show: the smoothed curve sets the floor.
    for (const value of [smooth, validationLoss]) {
      if (value !== undefined && value > 0) low = Math.min(low, value);
    }
  }
  if (rows.length === 0) return scale === "log" ? logAxis(0.1, 2.5) : linearAxis(2.5);
  return scale === "log" ? logAxis(Math.max(low / 1.6, 1e-8), Math.max(high, 1e-7)) : linearAxis(high);
}

function describe(rows: readonly Row[]): string {
  const last = rows.findLast((row) => row.smooth !== undefined);
  if (last?.smooth === undefined) return "Loss: no step taken yet";
  return `Loss over ${last.epoch.toFixed(1)} epochs; smoothed training loss now ${last.smooth.toFixed(3)}`;
}
