import type { Nudge } from "../../../data/framing/pad.ts";

/** Where a digit has been moved: "2 right, 3 up"; "not moved". */
export function moveWords(dx: number, dy: number): string {
  const across = dx === 0 ? "" : `${Math.abs(dx)} ${dx > 0 ? "right" : "left"}`;
  const down = dy === 0 ? "" : `${Math.abs(dy)} ${dy > 0 ? "down" : "up"}`;
  return [across, down].filter((words) => words !== "").join(", ") || "not moved";
}

/** A value of a nudge with its unit. */
export function nudgeFigure(key: "scale" | "rotation" | "thickness", nudge: Nudge): string {
  const value = nudge[key];
  if (key === "scale") return `${Math.round(value * 100)}%`;
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  const size = Math.abs(value);
  return key === "rotation" ? `${sign}${size}°` : `${sign}${size.toFixed(1)} px`;
}
