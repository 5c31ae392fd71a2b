import type { StoreApi } from "zustand/vanilla";
import { fetchPart, MissingPart, missingPartProblem } from "../experiment/missingPart.ts";
import type { Problem } from "../experiment/problem.ts";
import type { OfferedFile } from "../worker/protocol.ts";
import type { PlaygroundState } from "./playgroundState.ts";

/** What there is in folders. */
export interface Looked {
  readonly files: readonly OfferedFile[];
  readonly problem: Problem | null;
}

/** Looks through folders before anything of them is loaded; the page is told how far it is, and may cancel it. */
export class FolderSearch {
  private searching = new AbortController();

  constructor(private readonly store: StoreApi<PlaygroundState>) {}

  /** Resolves to `null` where it was cancelled. */
  async look(folder: string, entries: readonly FileSystemEntry[]): Promise<Looked | null> {
    const { signal } = this.searching;
    const onProgress = (files: number) => {
      if (!signal.aborted) this.store.setState({ looking: { folder, files } });
    };
    onProgress(0);
    try {
      const { lookThrough } = await fetchPart("looks through folders", () => import("./lookThrough.ts"));
      return await lookThrough(folder, entries, { onProgress, signal });
    } catch (error) {
      if (signal.aborted) return null;
      if (!(error instanceof MissingPart)) throw error;
      const options = { where: folder, again: "drop it again", scope: "data" } as const;
      return { files: [], problem: missingPartProblem(error, options) };
    } finally {
      if (!signal.aborted) this.store.setState({ looking: null });
    }
  }

  cancel(): void {
    this.searching.abort();
    this.searching = new AbortController();
    this.store.setState({ looking: null });
  }
}
