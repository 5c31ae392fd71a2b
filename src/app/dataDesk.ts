import type { StoreApi } from "zustand/vanilla";
import type { DataEdit } from "../data/edits.ts";
import type { RunStatus } from "../experiment/runStatus.ts";
import type { Command, OfferedFile, WorkerEvent } from "../worker/protocol.ts";
import type { BrowseQuery, BrowseResult } from "../worker/protocol/browse.ts";
import type { WellKnownSet } from "../worker/protocol/library.ts";
import { FolderSearch } from "./folderSearch.ts";
import type { PlaygroundState } from "./playgroundState.ts";

type WithoutId<T> = T extends { readonly id: number } ? Omit<T, "id"> : never;
export type LoadCommand = WithoutId<Command>;

/** What the desk needs of the playground. */
export interface DeskHost {
  send(command: Command): void;
  /** Resolves to whether other data are in use now; rejects if the worker dies first. */
  request(command: LoadCommand): Promise<boolean>;
  /** Messages about data are old now. */
  clearProblems(): void;
}

type Asked = Extract<BrowseResult, { kind: BrowseQuery["kind"] }>;
type ResultOf<Q extends BrowseQuery> = Extract<Asked, { kind: Q["kind"] }>;

/** The visitor's data: has the worker load, keep, change and show them, and knows what a new worker must be given again. */
export class DataDesk {
  /** Whether data are on their way and have not come yet. */
  private awaiting = false;
  /** Files of the data set in use. */
  private files: readonly OfferedFile[] = [];
  /** Files dropped since a set was last complete. */
  private offered: readonly OfferedFile[] = [];
  /** Of the files being loaded, those found to have a network in them; of a folder with one its path, which ends in a slash. */
  private readonly models = new Set<string>();
  private questions = 0;
  /** Workers that have been given the data. */
  private turns = 0;
  /** Dropped folders, until their files are known. */
  readonly folders: FolderSearch;
  private readonly asked = new Map<number, (result: BrowseResult | null) => void>();

  constructor(
    private readonly store: StoreApi<PlaygroundState>,
    private readonly host: DeskHost,
  ) {
    this.folders = new FolderSearch(store);
  }

  /** Hands files to the worker; what is loaded stays until they have been found good. */
  async loadFiles(files: readonly OfferedFile[]): Promise<void> {
    this.host.clearProblems();
    this.offered = [...this.offered, ...files];
    const loaded = await this.load({ type: "loadFiles", files });
    const isModel = ({ path }: OfferedFile) => [...this.models].some((model) => isOf(path, model));
    const waits = this.store.getState().tray.missing.length > 0;
    // What has a network and no data, or came to nothing and waits for nothing, is not what a new worker needs again.
    if (!loaded)
      this.offered = this.offered.filter((file) => (waits ? !isModel(file) : !files.includes(file)));
    this.models.clear();
    if (!loaded) return;
    this.files = this.offered;
    if (!waits) this.offered = [];
  }

  /** A file among those being loaded, or a folder of them, has a network in it. */
  noteModel(path: string): void {
    this.models.add(path);
  }

  async loadBuiltin(): Promise<void> {
    this.host.clearProblems();
    this.files = this.offered = [];
    await this.load({ type: "loadBuiltin" });
  }

  /** Fetches a well-known data set from below an address, which ends in a slash. */
  async fetchSet(set: WellKnownSet, base: string): Promise<void> {
    this.host.clearProblems();
    if (await this.load({ type: "fetchSet", set, base })) this.files = this.offered = [];
  }

  async openKept(setId: number): Promise<void> {
    this.host.clearProblems();
    if (await this.load({ type: "openKept", setId })) this.files = this.offered = [];
  }

  /** Puts the run that last made room for another in its place again, on the data that it learnt from. */
  async bringRunBack(): Promise<void> {
    this.host.clearProblems();
    try {
      if (await this.host.request({ type: "bringBack" })) this.files = this.offered = [];
    } catch {
      // the worker's death is reported by the playground
    }
  }

  renameKept(setId: number, name: string): void {
    this.host.send({ type: "renameKept", setId, name });
  }

  deleteKept(setId: number): void {
    this.host.send({ type: "deleteKept", setId });
  }

  /** Has the worker fetch what files need before there are any. */
  fetchAhead(): void {
    this.host.send({ type: "fetchAhead" });
  }

  /** Gives up what is being looked through and loaded; what is in use stays. */
  cancelLoad(): void {
    this.folders.cancel();
    this.host.send({ type: "cancelLoad" });
  }

  /** Drops the files that wait for their partners. */
  clearTray(): void {
    this.offered = this.files;
    this.host.send({ type: "clearTray" });
  }

  /** Changes the data set in use, for the next run if this one has begun. */
  edit(edit: DataEdit): void {
    this.host.clearProblems();
    this.host.send({ type: "editData", edit });
  }

  /** Takes the last change back. */
  undoEdit(): void {
    this.host.clearProblems();
    this.host.send({ type: "undoEdit" });
  }

  /** Asks about the data set in use; `null` where there is no answer. */
  browse<Q extends BrowseQuery>(query: Q): Promise<ResultOf<Q> | null> {
    const browseId = ++this.questions;
    return new Promise((resolve) => {
      this.asked.set(browseId, (result) => {
        resolve(isAnswerTo(query, result) ? result : null);
      });
      this.host.send({ type: "browse", browseId, query });
    });
  }

  receiveAnswer({ browseId, result }: Extract<WorkerEvent, { type: "browsed" }>): void {
    this.asked.get(browseId)?.(result);
    this.asked.delete(browseId);
  }

  /**
   * Gives a new worker the data that were in use: from where they are kept, else from their files; on a fresh page
   * those used last. Where that comes to nothing, the built-in digits.
   */
  async loadAgain(): Promise<void> {
    for (const answer of this.asked.values()) answer(null);
    this.asked.clear();
    const turn = ++this.turns;
    for (const command of this.waysBack()) {
      if (await this.load(command)) return;
      if (turn !== this.turns) return; // that worker has died as well, and the one after it is being told
    }
    if (this.store.getState().run) return;
    this.files = this.offered = [];
    await this.load({ type: "loadBuiltin" });
  }

  /** The data that were on their way are in use. */
  arrived(): void {
    this.awaiting = false;
  }

  /** While data are on their way, a run that has not begun is not one to train. */
  shown(status: RunStatus): RunStatus {
    const waits = this.awaiting && (status.state === "ready" || status.state === "empty");
    return waits ? { ...status, state: "loading" } : status;
  }

  private waysBack(): LoadCommand[] {
    const { dataset, library } = this.store.getState();
    const { files } = this;
    const ways: LoadCommand[] = [];
    // A set that was the worker's death when it was opened would be so again, on every visit.
    if (dataset === null && this.turns === 1) ways.push({ type: "openLast" });
    if (library?.place === "browser" && library.current !== null) {
      ways.push({ type: "openKept", setId: library.current });
    }
    if (files.length > 0) ways.push({ type: "loadFiles", files });
    return ways;
  }

  private async load(command: LoadCommand): Promise<boolean> {
    this.awaiting = true;
    this.store.setState(({ status }) => ({ status: this.shown(status) }));
    try {
      const loaded = await this.host.request(command);
      this.awaiting = false;
      const { status, run } = this.store.getState();
      if (status.state === "loading") {
        this.store.setState({ status: { ...status, state: run ? "ready" : "empty" } });
      }
      return loaded;
    } catch {
      return false; // the worker's death is reported by the playground, which loads again what was in use
    }
  }
}

const isOf = (path: string, model: string): boolean =>
  model.endsWith("/") ? path.startsWith(model) : path === model;

function isAnswerTo<Q extends BrowseQuery>(query: Q, result: BrowseResult | null): result is ResultOf<Q> {
  return result?.kind === query.kind;
}
