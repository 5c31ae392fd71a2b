import type { DatasetFile, Split } from "../datasetFile.ts";
import type { Pair } from "./pairing.ts";

export type Role = "training images" | "training labels" | "test images" | "test labels";

/** What there is of a data set and what is not. */
export interface Roles {
  readonly have: readonly { readonly role: Role; readonly file: string; readonly count: number }[];
  readonly missing: readonly Role[];
}

const ROLES: readonly Role[] = ["training images", "training labels", "test images", "test labels"];

/** The parts that files have come for: of the data set loaded, or of a new one where something waits for it. */
export function rolesOf(
  loaded: { readonly train: Pair; readonly test: Pair | null } | null,
  open: readonly DatasetFile[],
): Roles {
  const held = new Map<Role, DatasetFile>();
  const hold = (file: DatasetFile, split: Split): boolean => {
    const role = roleOf(file, split);
    if (held.has(role)) return false;
    held.set(role, file);
    return true;
  };
  const holdOpen = () =>
    open.every((file) =>
      file.split === null ? hold(file, "train") || hold(file, "test") : hold(file, file.split),
    );
  if (loaded !== null) {
    const { train, test } = loaded;
    for (const file of [train.images, train.labels]) hold(file, "train");
    if (test !== null) for (const file of [test.images, test.labels]) hold(file, "test");
  }
  if (!holdOpen()) {
    // Something waits for a part that is filled: what is open is a new data set.
    held.clear();
    holdOpen();
  }
  return {
    have: ROLES.flatMap((role) => {
      const file = held.get(role);
      return file === undefined ? [] : [{ role, file: file.name, count: file.count }];
    }),
    missing: ROLES.filter((role) => !held.has(role)),
  };
}

function roleOf(file: DatasetFile, split: Split): Role {
  return `${split === "train" ? "training" : "test"} ${file.kind}`;
}
