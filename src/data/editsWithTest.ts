import type { Dataset } from "./dataset.ts";
import type { Edits } from "./edits.ts";
import { emptyClasses } from "./emptyClasses.ts";

/**
 * The edits of a data set once test images have joined it. A share of the training images to test with gives way
 * to them; a class that was left out, as nothing belonged to it, comes back where they have some of it; classes that
 * came with them and have no images are left out.
 *
 * @param before the data without them: its classes tell those that are new
 */
export function editsWithTest(edits: Edits, before: Pick<Dataset, "classes">, whole: Dataset): Edits {
  const empty = new Set(emptyClasses(whole));
  const emptyBefore = new Set(emptyClasses({ ...whole, test: null }));
  const fresh = [...empty].filter((label) => label >= before.classes).map((label) => [label, null] as const);
  const joined = (classMap: Edits["classMap"]) => {
    const kept = [...classMap].filter(
      ([label, to]) => to !== null || empty.has(label) || !emptyBefore.has(label),
    );
    return new Map([...kept, ...fresh]);
  };
  const atLoading = { ...edits.atLoading, classMap: joined(edits.atLoading.classMap) };
  return { ...edits, classMap: joined(edits.classMap), testShare: 0, atLoading };
}
