import type { Axis } from "../curves/axes.ts";
import type { Box, Look, Mark, Point } from "./scene.ts";

/** Places of values within a box; what lies outside of it stays near, so that lines run to its edge. */
export interface Plot {
  readonly box: Box;
  readonly x: (epoch: number) => number;
  readonly y: (value: number) => number;
}

export interface ValueAxis extends Axis {
  readonly scale: "log" | "linear";
  readonly tickText: (value: number) => string;
}

/** How far outside a value may be placed, in px. */
const BEYOND = 40;
const tickFont = { size: 12, weight: 400 } as const;

export function plotIn(box: Box, epochs: Axis, values: ValueAxis): Plot {
  const along = values.scale === "log" ? Math.log : Number;
  const place = ([from, to]: readonly [number, number], value: number) => (value - from) / (to - from);
  const [low, high] = values.domain;
  const domain = [along(low), along(high)] as const;
  return {
    box,
    x: (epoch) => box.x + box.width * place(epochs.domain, epoch),
    y: (value) => {
      const share = value > 0 || values.scale === "linear" ? place(domain, along(value)) : -Infinity;
      const y = box.y + box.height * (1 - share);
      return Math.min(box.y + box.height + BEYOND, Math.max(box.y - BEYOND, y));
    },
  };
}

/** Lines at the marks of the vertical axis, and the words of both. */
export function axisMarks({ box, x, y }: Plot, epochs: Axis, values: ValueAxis, look: Look): Mark[] {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const label = (text: string, at: Point, anchor: "middle" | "end"): Mark => {
    return { kind: "text", at, text, font: tickFont, fill: look.muted, anchor };
  };
  const across = (height: number): Mark => {
    const points = [[box.x, height] as const, [right, height] as const];
    return { kind: "line", points, stroke: look.line, width: 1 };
  };
  return [
    ...values.ticks.flatMap((value) => [
      across(y(value)),
      label(values.tickText(value), [box.x - 10, y(value) + 4], "end"),
    ]),
    across(bottom),
    ...epochs.ticks.map((epoch) => label(String(epoch), [x(epoch), bottom + 20], "middle")),
    label("epochs", [right, bottom + 38], "end"),
  ];
}
