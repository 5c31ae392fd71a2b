import { freshWeights } from "../../app/freshWeights.ts";
import type { Playground } from "../../app/playground.ts";
import { livePart } from "../../experiment/configuration.ts";
import { lossScale } from "../curves/lossScale.ts";
import { rowsOf } from "../curves/rows.ts";
import { captionOf } from "./caption.ts";
import { accuracyScene, lossScene } from "./chartScene.ts";
import { indexedPng } from "./indexedPng.ts";
import { lookOf } from "./lookOf.ts";
import { paintScene } from "./paintScene.ts";
import type { Look, RgbaImage, Scene } from "./scene.ts";
import { sceneSvg } from "./sceneSvg.ts";
import { weightsScene } from "./weightsScene.ts";

export type PictureKind = "loss" | "accuracy" | "weights";

/** Pictures of pixels are made so many times as large as they are shown. */
const DENSITY = 2;

/** A picture of the run as it is now, as a file. */
export async function makePicture(
  kind: PictureKind,
  ending: ".png" | ".svg",
  playground: Playground,
  theme: "light" | "dark",
): Promise<{ name: string; blob: Blob }> {
  const scene = await sceneOf(kind, playground, await lookOf(theme));
  const layers = playground.store.getState().run?.config.layers ?? [];
  const name = `inkling-${layers.join("-")}-${kind}${ending}`;
  if (ending === ".png") return { name, blob: await pngOf(paintScene(scene, DENSITY)) };
  return { name, blob: new Blob([sceneSvg(scene, dataAddress)], { type: "image/svg+xml" }) };
}

async function sceneOf(kind: PictureKind, playground: Playground, look: Look): Promise<Scene> {
  const picture = kind === "weights" ? await freshWeights(playground) : null;
  const { run, config, curves, status, dataset } = playground.store.getState();
  if (run === null) throw new Error("Picture: expected a run, got none. Load data first.");
  const caption = captionOf({ ...run.config, ...livePart(config) }, dataset?.name ?? "");
  if (kind === "weights") {
    if (picture === null) throw new Error("Picture: expected the weights, got no answer. Try again.");
    return weightsScene(picture, run.config.layers.length > 2, caption, look);
  }
  const content = { rows: rowsOf(curves), status, caption };
  if (content.rows.length === 0) {
    throw new Error(
      "Picture: expected a run with a curve, got one that has taken no step. Press Train first.",
    );
  }
  return kind === "loss"
    ? lossScene(content, lossScale.getState().scale, look)
    : accuracyScene(content, look);
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error("Picture: expected a PNG, got none. Save the SVG, or try again."));
    });
  });
}

/** The image as PNG, pixel by pixel. */
function dataAddress(image: RgbaImage): string {
  const small = indexedPng(image);
  if (small)
    return `data:image/png;base64,${btoa(Array.from(small, (byte) => String.fromCharCode(byte)).join(""))}`;
  const { rows, cols, pixels } = image;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [cols, rows];
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, cols, rows), 0, 0);
  return canvas.toDataURL();
}
