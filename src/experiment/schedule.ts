import type { Schedule } from "./configuration.ts";

/** The learning rate when `progress` of a run, in [0, 1], is done. */
export function scheduledRate(schedule: Schedule, lr: number, progress: number): number {
  return schedule === "constant" ? lr : (lr * (1 + Math.cos(Math.PI * Math.min(1, progress)))) / 2;
}
