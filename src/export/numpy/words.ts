import type { Activation, Initializer } from "../../engine/network.ts";
import type { OptimizerName } from "../../engine/optimizers.ts";
import { formatHash } from "../../experiment/hash.ts";
import { heldBack, type Feature } from "./features.ts";
import type { ProgramSpec } from "./programSpec.ts";

const activationNames: Record<Activation, string> = { sigmoid: "sigmoid", relu: "ReLU", tanh: "tanh" };
const initNames: Record<Initializer, string> = {
  randn: "plain normal numbers",
  xavier: "Xavier's initialisation",
  he: "He's initialisation",
};
const optimizerNames: Record<OptimizerName, string> = {
  sgd: "plain gradient descent",
  momentum: "gradient descent with momentum",
  rmsprop: "RMSprop",
  adam: "Adam",
};
const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** A name from a file as it may stand in a Python string: no quotes, backslashes or invisible characters. */
export const plainName = (name: string): string =>
  name
    .replaceAll(/[\p{C}\\"]+/gu, " ")
    .trim()
    .slice(0, 60) || "a data set without a name";

export const titleOf = ({ made, data }: ProgramSpec): string =>
  `${made.layers.join("-")} on ${plainName(data.name)}: an experiment of Inkling, in NumPy alone.`;

/** The experiment in sentences. */
export function sentences(spec: ProgramSpec, features: ReadonlySet<Feature>): string[] {
  const { made, data, startedFrom } = spec;
  const has = (feature: Feature): boolean => features.has(feature);
  const between = has("hidden") ? ` with ${activationNames[made.activation]} between its layers` : "";
  const rate = made.schedule === "cosine" ? `that falls from ${made.lr} along a cosine` : `of ${made.lr}`;
  return [
    `A network of ${made.layers.join("-")} units${between} learns to tell ${data.classes} classes.`,
    `${beginning(spec, has("start"))}; it is trained by ` +
      `${optimizerNames[made.optimizer]} at a rate ${rate}, in batches of ${made.batch}, for ` +
      `${counted(made.epochs, "epoch")}, in ${has("f32") ? "float32" : "float64"}.`,
    has("validation")
      ? `The last ${heldBack(spec).toLocaleString("en")} of ${counted(data.trainCount, "image")} are held back for validation.`
      : "",
    made.distortion > 0 ? "Images are distorted anew in each epoch." : "",
    has("own") ? "Digits of one's own, in own.npz, are mixed in." : "",
    has("changes") ? "What was changed during the run is changed here after the same steps." : "",
    startedFrom === null || has("start")
      ? ""
      : `The run itself began with the parameters of ${plainName(startedFrom)}, which are not known any more: trained ` +
        "from its seed, as here, it comes out otherwise.",
  ].filter((sentence) => sentence !== "");
}

/** What its weights are before the first step, as the beginning of a sentence. */
function beginning({ made, startedFrom }: ProgramSpec, hasStart: boolean): string {
  return hasStart && startedFrom !== null
    ? `Its weights begin as those of ${plainName(startedFrom)}, kept in start.npz beside this program in the zip of ` +
        `the whole run, and its batches follow seed ${made.seed}`
    : `Its weights begin with ${initNames[made.init]}, seed ${made.seed}`;
}

/** Columns of a line of the link, which is indented. */
const LINK_WIDTH = 75;

/**
 * The experiment's link in lines; pasted with their breaks they mean the same, as spaces at the end of a value count
 * for nothing.
 */
export function linkLines({ made }: ProgramSpec): string[] {
  const lines: string[] = [];
  for (const [k, part] of formatHash(made).split("&").entries()) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= LINK_WIDTH)
      lines[lines.length - 1] = `${last}&${part}`;
    else lines.push(k === 0 ? part : `&${part}`);
  }
  return lines;
}
