import type { Problem } from "./problem.ts";

/** A part of the page's program that is fetched when it is needed, and could not be. */
export class MissingPart extends Error {
  override readonly name = "MissingPart";
  readonly code = "part-missing";

  /** @param does what the part does, in words that follow "the part of the page that" */
  constructor(does: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`expected to fetch the part of the page that ${does}, got: ${reason}.`, { cause });
  }
}

/**
 * Fetches a part of the program by `import()`. The browser asks for it once more whenever it has failed before.
 * @param does what the part does, in words that follow "the part of the page that"
 * @throws MissingPart
 */
export async function fetchPart<T>(does: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw error instanceof MissingPart ? error : new MissingPart(does, error);
  }
}

/**
 * What to tell of it.
 * @param where what has come to nothing; the message begins with it
 * @param again what to do once the network is back, in words that follow "and"
 */
export function missingPartProblem(
  { code, message }: MissingPart,
  {
    where,
    again,
    scope,
  }: { readonly where: string; readonly again: string; readonly scope: Problem["scope"] },
): Problem {
  const advice = `Connect this device and ${again}. If the page has been updated meanwhile, load it again.`;
  return { code, message: `${where}: ${message} ${advice}`, scope };
}
