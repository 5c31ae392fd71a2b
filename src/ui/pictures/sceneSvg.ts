import type { Mark, Point, RgbaImage, Scene } from "./scene.ts";

/** The page's font where it is installed, or one much like it. */
const FAMILY = "'Inter Variable', Inter, system-ui, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif";

/**
 * The scene as an SVG file that needs nothing beside it.
 *
 * @param address an image as a `data:` address.
 */
export function sceneSvg(scene: Scene, address: (image: RgbaImage) => string): string {
  const { width, height, label, marks } = scene;
  let clips = 0;

  const element = (mark: Mark): string => {
    switch (mark.kind) {
      case "rect": {
        const radius = mark.radius === undefined ? {} : { rx: mark.radius };
        return tag("rect", { ...box(mark), ...radius, fill: mark.fill });
      }
      case "line": {
        const { points, stroke, width: thick, opacity = 1 } = mark;
        const faint = opacity < 1 ? { "stroke-opacity": opacity } : {};
        const joins = { "stroke-linejoin": "round", "stroke-linecap": "round" };
        const line = { points: corners(points), fill: "none", stroke, "stroke-width": thick };
        return tag("polyline", { ...line, ...faint, ...joins });
      }
      case "area":
        return tag("polygon", {
          ...{ points: corners(mark.points), fill: mark.fill, "fill-opacity": mark.opacity },
        });
      case "ring": {
        const [cx, cy] = mark.at;
        const { radius: r, fill, stroke } = mark;
        return tag("circle", { cx, cy, r, fill, stroke, "stroke-width": mark.width });
      }
      case "text": {
        const [x, y] = mark.at;
        const { font, fill, anchor = "start", text, strong } = mark;
        const more = strong && tag("tspan", { "font-weight": 600, fill: strong.fill }, escaped(strong.text));
        const look = { "font-size": font.size, "font-weight": font.weight, fill, "text-anchor": anchor };
        return tag("text", { x, y, ...look }, escaped(text) + (more === undefined ? "" : ` ${more}`));
      }
      case "image": {
        // The attributes are for drawing programs, which read SVG 1.1, the style for browsers.
        const sharp = mark.smooth
          ? {}
          : { "image-rendering": "optimizeSpeed", style: "image-rendering:pixelated" };
        const stretched = { preserveAspectRatio: "none", ...sharp };
        return tag("image", { ...box(mark), ...stretched, "xlink:href": address(mark.image) });
      }
      case "clipped": {
        const id = `clip${++clips}`;
        const clip = tag("clipPath", { id }, tag("rect", box(mark)));
        return [clip, tag("g", { "clip-path": `url(#${id})` }, lines(mark.marks.map(element)))].join("\n");
      }
    }
  };
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const names = { xmlns: "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink" };
  const head = { ...names, ...size, role: "img", "font-family": FAMILY };
  return `${tag("svg", head, lines([tag("title", {}, escaped(label)), ...marks.map(element)]))}\n`;
}

function tag(name: string, attributes: Readonly<Record<string, string | number>>, content = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    return ` ${key}="${typeof value === "number" ? number(value) : escaped(value)}"`;
  });
  return content === ""
    ? `<${name}${written.join("")}/>`
    : `<${name}${written.join("")}>${content}</${name}>`;
}

const lines = (elements: readonly string[]): string => `\n${elements.join("\n")}\n`;

const box = ({ x, y, width, height }: Extract<Mark, { kind: "rect" | "image" | "clipped" }>) => {
  return { x, y, width, height };
};

const corners = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${number(x)},${number(y)}`).join(" ");

/** A hundredth of a pixel is finer than any screen. */
const number = (value: number): string => String(Number(value.toFixed(2)));

const entities: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" },
};

/** Names of data are the visitor's: what XML forbids is left out, what it reads as its own is written otherwise. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? "");
