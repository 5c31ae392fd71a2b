import {
  DefaultZIndexes,
  useActiveTooltipDataPoints,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  ZIndexLayer,
} from "recharts";
import { ring } from "./chartLook.ts";
import { ringedRows, type ValueOf } from "./rings.ts";
import type { Row } from "./rows.ts";

interface RingsProps {
  readonly rows: readonly Row[];
  readonly valueOf: ValueOf;
}

/** Rings over a curve where it was measured, as many as there is room for, and at the row under the pointer. */
export function Rings({ rows, valueOf }: RingsProps) {
  const [x, y, plot] = [useXAxisScale(), useYAxisScale(), usePlotArea()];
  const active = useActiveTooltipDataPoints<Row>() ?? [];
  if (!x || !y || !plot) return null;
  const ringed = new Set(
    ringedRows(rows, valueOf, (epoch) => x(epoch) ?? NaN, 2 * ring.r + ring.strokeWidth),
  );
  for (const row of active) if (Number.isFinite(valueOf(row))) ringed.add(row);
  const [top, bottom] = [plot.y, plot.y + plot.height];
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
      {[...ringed].map((row) => {
        const cy = y(valueOf(row)) ?? NaN;
        // What the axis cannot hold, as the curve's, is cut off.
        return cy >= top && cy <= bottom && <circle key={row.epoch} cx={x(row.epoch)} cy={cy} {...ring} />;
      })}
    </ZIndexLayer>
  );
}
