import type { Dataset } from "./dataset.ts";
import { countOf } from "./known/recognise.ts";

/** Classes that no image belongs to, of training or of test. */
export function emptyClasses({ classes, train, test }: Dataset): number[] {
  const counts = countOf(train.labels);
  const testCounts = test && countOf(test.labels);
  return Array.from({ length: classes }, (_, label) => label).filter(
    (label) => counts[label] === 0 && (testCounts === null || testCounts[label] === 0),
  );
}
