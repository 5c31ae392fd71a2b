import type { Problem } from "../../experiment/problem.ts";

/** Why a file did not come: what was got instead, in words that follow "got". */
export class FetchFailure extends Error {
  override readonly name = "FetchFailure";

  constructor(
    readonly code: "fetch-offline" | "fetch-blocked" | "fetch-refused" | "fetch-cut" | "fetch-wrong-content",
    readonly address: string,
    readonly got: string,
  ) {
    super(`${address}: ${got}`);
  }
}

/** What to tell of a set that is not whole, of whose `files` files `here` have come. */
export function fetchProblem(title: string, failure: FetchFailure, here: number, files: number): Problem {
  const { code, address, got } = failure;
  const again =
    here > 0
      ? `${here} of its ${files} files ${here === 1 ? "is" : "are"} here and will not be fetched again`
      : "";
  const message =
    `${title}: expected a file from ${address}, got ${got}. ` +
    (code === "fetch-offline" ? "Connect this device and" : "Choose another address, or") +
    ` press Get ${title} again${again && ` (${again})`}, or download its ${files} files by hand and drop them here.`;
  return { code, message, scope: "data" };
}
