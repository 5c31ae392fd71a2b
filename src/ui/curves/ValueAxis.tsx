import { YAxis } from "recharts";
import type { Axis } from "./axes.ts";
import { tickStyle, yAxisWidth } from "./chartLook.ts";

interface ValueAxisProps {
  readonly axis: Axis;
  readonly scale?: "log" | "linear";
  readonly tickText: (value: number) => string;
}

/** The vertical axis of a chart. */
export function ValueAxis({ axis, scale = "linear", tickText }: ValueAxisProps) {
  return (
    <YAxis
      type="number"
      width={yAxisWidth}
      scale={scale}
      domain={[...axis.domain]}
      ticks={[...axis.ticks]}
      tickFormatter={tickText}
      tick={tickStyle}
      tickLine={false}
      axisLine={false}
      allowDataOverflow
    />
  );
}
