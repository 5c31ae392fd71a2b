/** What the two charts share, so that they line up and look alike. */
export const chartHeight = 222;
export const chartMargin = { top: 6, right: 10, bottom: 0, left: 0 } as const;
export const yAxisWidth = 44;
export const tickStyle = { fill: "var(--muted)", fontSize: 11 } as const;

/** The horizontal axis names its unit at its end, under the ticks. */
export const xAxisHeight = 38;
export const epochLabel = {
  value: "epochs",
  position: "insideBottomRight",
  offset: 2,
  fill: "var(--muted)",
  fontSize: 11,
} as const;

/** Live curves are drawn as they are, ten times a second: no animation, no dot for each of hundreds of points. */
export const still = { isAnimationActive: false, dot: false, activeDot: false, connectNulls: true } as const;

/** Validation is measured at the end of epochs and nowhere between: its line carries rings there. */
export const validationLine = { ...still, stroke: "var(--vermilion)", strokeWidth: 1.6 } as const;
export const ring = { r: 3, fill: "var(--card)", stroke: "var(--vermilion)", strokeWidth: 1.6 } as const;
