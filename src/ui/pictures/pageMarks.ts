import type { Font, Look, Mark, Point } from "./scene.ts";

/** Width of every picture, which fills a slide at twice its size, and its margin. */
export const WIDTH = 800;
export const MARGIN = 28;

const titleFont: Font = { size: 21, weight: 600 };
export const noteFont: Font = { size: 13, weight: 400 };
const captionFont: Font = { size: 12, weight: 400 };
const CAPTION_LEADING = 17;

/** The paper of a picture and its title. */
export function pageMarks(title: string, height: number, look: Look): Mark[] {
  return [
    { kind: "rect", x: 0, y: 0, width: WIDTH, height, fill: look.card },
    { kind: "text", at: [MARGIN, 42], text: title, font: titleFont, fill: look.ink },
  ];
}

/** Between two figures of a legend: room for fonts that run wider than the page's. */
const BETWEEN = 30;

/** A figure of a legend; `colour` is that of its line, `ringed` says that the line has rings. */
export interface LegendItem {
  readonly name: string;
  readonly value: string;
  readonly colour?: string;
  readonly ringed?: boolean;
}

/** The figures side by side from a point on. */
export function legendMarks(items: readonly LegendItem[], [left, y]: Point, look: Look): Mark[] {
  const marks: Mark[] = [];
  let x = left;
  for (const { name, value, colour, ringed = false } of items) {
    if (colour !== undefined) {
      const middle = y - 4.5;
      const points = [[x + 1, middle] as const, [x + 19, middle] as const]; // their ends are round
      marks.push({ kind: "line", points, stroke: colour, width: 2.5 });
      if (ringed) {
        const ring = { fill: look.card, stroke: colour, width: 2 };
        marks.push({ kind: "ring", at: [x + 10, middle], radius: 3.5, ...ring });
      }
      x += 28;
    }
    const strong = { text: value, fill: look.ink };
    marks.push({ kind: "text", at: [x, y], text: name, font: noteFont, fill: look.muted, strong });
    x += look.measure(`${name} `, noteFont) + look.measure(value, { ...noteFont, weight: 600 }) + BETWEEN;
  }
  return marks;
}

/** Parts of a caption as lines that fit the width, broken between parts. */
export function captionLines(parts: readonly string[], look: Look): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length > 0 ? `${lines.at(-1) ?? ""} · ${part}` : "";
    if (longer !== "" && look.measure(longer, captionFont) <= WIDTH - 2 * MARGIN) lines.splice(-1, 1, longer);
    else lines.push(part);
  }
  return lines;
}

/** Height of so many lines with the margin under them. */
export const captionHeight = (lines: readonly string[]): number => lines.length * CAPTION_LEADING + 14;

/** A caption at the foot of a picture. */
export function captionMarks(lines: readonly string[], height: number, look: Look): Mark[] {
  const first = height - captionHeight(lines) + 8;
  return lines.map((text, i): Mark => {
    const at = [MARGIN, first + i * CAPTION_LEADING] as const;
    return { kind: "text", at, text, font: captionFont, fill: look.muted };
  });
}
