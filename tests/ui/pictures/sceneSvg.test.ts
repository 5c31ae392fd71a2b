import { describe, expect, it } from "vitest";
import type { Mark } from "../../../src/ui/pictures/scene.ts";
import { sceneSvg } from "../../../src/ui/pictures/sceneSvg.ts";

const svgOf = (marks: readonly Mark[], label = "Nothing") =>
  sceneSvg({ width: 80, height: 45, label, marks }, ({ cols, rows }) => `data:${cols}x${rows}`);

describe("sceneSvg", () => {
  it("is as large as the scene, and says what it shows", () => {
    const svg = svgOf([], "Loss: train 0.1");
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain(' width="80" height="45" viewBox="0 0 80 45"');
    expect(svg).toContain("<title>Loss: train 0.1</title>");
  });

  it("writes lines to a hundredth of a pixel", () => {
    const points = [
      [1 / 3, 2],
      [10, 20.005001],
    ] as const;
    const svg = svgOf([{ kind: "line", points, stroke: "#123456", width: 2, opacity: 0.35 }]);
    expect(svg).toContain('points="0.33,2 10,20.01" fill="none" stroke="#123456" stroke-width="2"');
    expect(svg).toContain('stroke-opacity="0.35"');
  });

  it("keeps what visitors have named from being read as anything but text", () => {
    const text = `<script>"&'\u0000\u0007\uD800\uFFFE é 数 😀`;
    const font = { size: 12, weight: 400 } as const;
    const svg = svgOf([{ kind: "text", at: [0, 0], text, font, fill: "#000000" }], text);
    const written = "&lt;script&gt;&quot;&amp;' é 数 😀";
    expect(svg).toContain(`>${written}</text>`);
    expect(svg).toContain(`<title>${written}</title>`);
  });

  it("lets strong words follow, wherever the font makes the text end", () => {
    const font = { size: 13, weight: 400 } as const;
    const strong = { text: "<1", fill: "#000001" };
    const svg = svgOf([{ kind: "text", at: [0, 0], text: "loss", font, fill: "#000000", strong }]);
    expect(svg).toContain('>loss <tspan font-weight="600" fill="#000001">&lt;1</tspan></text>');
  });

  it("brings images along, sharp unless they are to be smooth", () => {
    const image = { cols: 3, rows: 2, pixels: new Uint8ClampedArray(24) };
    const box = { x: 1, y: 2, width: 30, height: 20, image };
    const [sharp, smooth] = [false, true].map((s) => svgOf([{ kind: "image", ...box, smooth: s }]));
    expect(sharp).toContain('xlink:href="data:3x2"');
    expect(sharp).toContain("pixelated");
    expect(smooth).not.toContain("pixelated");
  });

  it("cuts off each group at its own box", () => {
    const ring = { radius: 1, fill: "#000000", stroke: "#000000", width: 1 };
    const group = (x: number): Mark => ({
      ...{ kind: "clipped", x, y: 0, width: 10, height: 10 },
      marks: [{ kind: "ring", at: [x, 5], ...ring }],
    });
    const svg = svgOf([group(0), group(20)]);
    expect(svg).toContain('<clipPath id="clip1"><rect x="0" y="0" width="10" height="10"/></clipPath>');
    expect(svg).toContain('<clipPath id="clip2"><rect x="20"');
    expect(svg.match(/clip-path="url\(#clip[12]\)"/g)).toHaveLength(2);
  });
});
