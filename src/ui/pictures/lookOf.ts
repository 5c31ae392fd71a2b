import { themeColour, type Rgb } from "../pixels/themeColour.ts";
import { cssFont } from "./paintScene.ts";
import type { Look } from "./scene.ts";

/** The look of a theme, which need not be the one on screen; the page's font is there when it resolves. */
export async function lookOf(theme: "light" | "dark"): Promise<Look> {
  await Promise.all([400, 600].map((weight) => document.fonts.load(cssFont({ size: 13, weight }))));
  const probe = document.createElement("div");
  probe.hidden = true;
  probe.dataset["theme"] = theme;
  document.body.append(probe);
  try {
    const rgb = (name: string) => themeColour(`--${name}`, probe);
    const hex = (name: string) => written(rgb(name));
    const pen = document.createElement("canvas").getContext("2d");
    return {
      ...{ card: hex("card"), line: hex("line"), ink: hex("ink"), muted: hex("muted") },
      ...{ blue: hex("blue"), vermilion: hex("vermilion") },
      weights: [rgb("weight-low"), rgb("zero"), rgb("weight-high")],
      measure: (text, font) => {
        if (!pen) return text.length * font.size * 0.55;
        pen.font = cssFont(font);
        return pen.measureText(text).width;
      },
    };
  } finally {
    probe.remove();
  }
}

const written = (parts: Rgb): string =>
  `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
