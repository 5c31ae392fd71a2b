import { countOf } from "./recognise.ts";

/** Images of each part, as MedMNIST's own list has them. */
interface Counts {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

interface MedSet {
  readonly name: string;
  /** Of each version of the set. */
  readonly versions: readonly Counts[];
  /** By label. */
  readonly classNames: readonly string[];
}

const counts = (train: number, validation: number, test: number): Counts => ({ train, validation, test });

const ORGANS = [
  ...["bladder", "femur-left", "femur-right", "heart", "kidney-left", "kidney-right"],
  ...["liver", "lung-left", "lung-right", "pancreas", "spleen"],
];

/**
 * The grey sets with one class for each image. Source: `INFO` in medmnist/info.py, versions 2.1.0 and 3.0.2, where
 * those of the organs have fewer images; version 1 has the numbers of 2.
 */
export const medSets: readonly MedSet[] = [
  {
    name: "OCTMNIST",
    versions: [counts(97_477, 10_832, 1000)],
    classNames: ["choroidal neovascularization", "diabetic macular edema", "drusen", "normal"],
  },
  { name: "PneumoniaMNIST", versions: [counts(4708, 524, 624)], classNames: ["normal", "pneumonia"] },
  { name: "BreastMNIST", versions: [counts(546, 78, 156)], classNames: ["malignant", "normal, benign"] },
  {
    name: "TissueMNIST",
    versions: [counts(165_466, 23_640, 47_280)],
    classNames: [
      ...["Collecting Duct, Connecting Tubule", "Distal Convoluted Tubule", "Glomerular endothelial cells"],
      ...["Interstitial endothelial cells", "Leukocytes", "Podocytes", "Proximal Tubule Segments"],
      "Thick Ascending Limb",
    ],
  },
  {
    name: "OrganAMNIST",
    versions: [counts(34_581, 6491, 17_778), counts(34_561, 6491, 17_778)],
    classNames: ORGANS,
  },
  {
    name: "OrganCMNIST",
    versions: [counts(13_000, 2392, 8268), counts(12_975, 2392, 8216)],
    classNames: ORGANS,
  },
  {
    name: "OrganSMNIST",
    versions: [counts(13_940, 2452, 8829), counts(13_932, 2452, 8827)],
    classNames: ORGANS,
  },
];

/** The set whose parts have these labels; `null` if none. A set may come without its validation. */
export function medSetOf(
  train: Uint8Array,
  validation: Uint8Array | null,
  test: Uint8Array,
): Pick<MedSet, "name" | "classNames"> | null {
  const found = medSets.find(({ versions }) =>
    versions.some(
      (known) =>
        known.train === train.length &&
        known.test === test.length &&
        (validation === null || known.validation === validation.length),
    ),
  );
  if (found === undefined) return null;
  const seen = countOf(train);
  const all = seen.every((count, label) => count > 0 === label < found.classNames.length);
  return all ? found : null;
}
