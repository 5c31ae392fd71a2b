import type { Problem } from "../../experiment/problem.ts";

/** Problems that are told in one message, the first of them in full. */
export type Gathered = readonly [first: Problem, ...rest: Problem[]];

/** What is wrong with files is told together, where the first of it stands; everything else by itself. */
export function gather(problems: readonly Problem[]): readonly Gathered[] {
  const ofFiles = problems.filter(({ file }) => file !== undefined);
  return problems.flatMap((problem): Gathered[] => {
    if (problem.file === undefined) return [[problem]];
    return problem === ofFiles[0] ? [[problem, ...ofFiles.slice(1)]] : [];
  });
}
