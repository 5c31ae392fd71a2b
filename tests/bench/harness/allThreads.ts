import type { Engine } from "../../../src/engine/engine.ts";

/** How long the threads of an engine may take to join it. */
const joinLimitMs = 10_000;

/** Resolves when `threads` work for the engine. @throws Error if they take too long. */
export async function allThreads(engine: Engine, threads: number): Promise<void> {
  const limit = performance.now() + joinLimitMs;
  while (engine.threads !== threads) {
    if (performance.now() > limit) {
      throw new Error(`expected an engine with ${threads} threads, got ${engine.threads}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
