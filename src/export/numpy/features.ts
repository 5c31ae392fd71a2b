import { splitSizes } from "../../data/splitSizes.ts";
import type { LivePart } from "../../experiment/configuration.ts";
import { changeLines } from "./changes.ts";
import type { ProgramSpec } from "./programSpec.ts";

/** Parts of the program that are there for some experiments and not for others, as the blocks name them. */
export type Feature =
  | "adam"
  | "changes"
  | "cosine"
  | "decay"
  | "distortion"
  | "f32"
  | "framed"
  | "he"
  | "hidden"
  | "kinks"
  | "momentum"
  | "optimizers"
  | "own"
  | "public"
  | "relu"
  | "replayed"
  | "rmsprop"
  | "sgd"
  | "sigmoid"
  | "start"
  | "tanh"
  | "test"
  | "validation"
  | "xavier";

/** Images that a run holds back from the end of its training file. */
export const heldBack = ({ made, data }: Pick<ProgramSpec, "made" | "data">): number =>
  splitSizes(data.trainCount, made.validation).validation;

/** Every setting that some step of the run may have followed. */
export function settingsOf({ made, changes }: Pick<ProgramSpec, "made" | "changes">): LivePart[] {
  return [made, ...changes.flatMap((change) => (change.kind === "live" ? [change.config] : []))];
}

/** What the program of an experiment is made of; nothing that it does not use is shown. */
export function featuresOf(spec: ProgramSpec): ReadonlySet<Feature> {
  const { made, changes, data, startedFrom, startKnown } = spec;
  const settings = settingsOf(spec);
  const optimizers = new Set(settings.map(({ optimizer }) => optimizer));
  const hidden = made.layers.length > 2;
  const wanted: readonly (readonly [Feature, boolean])[] = [
    ["cosine", settings.some(({ schedule }) => schedule === "cosine")],
    ["decay", settings.some(({ decay }) => decay > 0)],
    ["distortion", settings.some(({ distortion }) => distortion > 0)],
    ["f32", made.precision === "f32"],
    ["framed", data.rows === 28 && data.cols === 28],
    ["he", made.init === "he"],
    ["hidden", hidden],
    ["kinks", hidden && made.activation === "relu" && made.precision === "f32"],
    ["optimizers", optimizers.size > 1],
    ["own", changes.some((change) => change.kind === "own" && change.digits !== null)],
    ["public", data.publicSet !== null],
    ["replayed", startedFrom === null || startKnown],
    ["start", startedFrom !== null && startKnown],
    ["test", data.testCount > 0],
    ["validation", heldBack(spec) > 0],
    ["xavier", made.init === "xavier"],
  ];
  const features = new Set<Feature>([
    ...optimizers,
    ...(hidden ? [made.activation] : []),
    ...wanted.filter(([, isThere]) => isThere).map(([feature]) => feature),
  ]);
  if (changeLines(spec, features).length > 0) features.add("changes");
  return features;
}
