/** What the two charts share, so that they line up and look alike. */
export const chartHeight = 214;
export const chartMargin = { top: 6, right: 10, bottom: 0, left: 0 } as const;
export const yAxisWidth = 44;
export const tickStyle = { fill: "var(--muted)", fontSize: 11 } as const;
export const validationDot = { r: 3, fill: "var(--card)", stroke: "var(--vermilion)", strokeWidth: 1.6 } as const;
