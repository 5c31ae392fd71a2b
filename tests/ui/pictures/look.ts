import type { Look } from "../../../src/ui/pictures/scene.ts";

/** A look whose letters are all equally wide. */
export const look: Look = {
  ...{ card: "#fffefb", line: "#e3dfd6", ink: "#1d2230", muted: "#626675" },
  ...{ blue: "#2f5bea", vermilion: "#c93f22" },
  weights: [
    [217, 72, 43],
    [247, 244, 238],
    [47, 91, 234],
  ],
  measure: (text, { size }) => text.length * size * 0.5,
};
