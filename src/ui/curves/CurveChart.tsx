import type { ReactNode } from "react";
import { CartesianGrid, ComposedChart, ResponsiveContainer, Tooltip, XAxis } from "recharts";
import { epochAxis } from "./axes.ts";
import { chartHeight, chartMargin, epochLabel, tickStyle, xAxisHeight } from "./chartLook.ts";
import { ChartTooltip } from "./ChartTooltip.tsx";
import type { Row } from "./rows.ts";

interface CurveChartProps {
  /** The picture in a sentence, for those who cannot see it. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly targetEpochs: number;
  /** The vertical axis and the curves; later ones are painted over earlier ones. */
  readonly children: ReactNode;
}

/** Curves over the epochs of a run: what the two charts share. */
export function CurveChart({ label, rows, targetEpochs, children }: CurveChartProps) {
  const x = epochAxis(rows.at(-1)?.epoch ?? 0, targetEpochs);
  return (
    <div role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={chartHeight}>
        <ComposedChart data={[...rows]} margin={chartMargin} accessibilityLayer={false}>
          <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
          {/* The axis holds every epoch: to clip at it would halve the last ring. Only without data must its
              domain be insisted on. */}
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
            allowDataOverflow={rows.length === 0}
          />
          <Tooltip
            content={ChartTooltip}
            isAnimationActive={false}
            cursor={{ stroke: "var(--line-strong)" }}
          />
          {children}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
