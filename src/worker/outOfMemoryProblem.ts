import type { Problem } from "../experiment/problem.ts";

/** There is not enough memory for a run; the error says for what, and what to do. */
export function outOfMemoryProblem({ message }: RangeError): Problem {
  return { code: "out-of-memory", message, scope: "run" };
}
