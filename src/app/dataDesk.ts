import type { StoreApi } from "zustand/vanilla";
import type { RunStatus } from "../experiment/runStatus.ts";
import type { PlaygroundState } from "./playgroundState.ts";

type LoadCommand =
  { readonly type: "loadBuiltin" } | { readonly type: "loadFiles"; readonly files: readonly File[] };

/** Has the worker load data, and knows what a new worker must be given again. */
export class DataDesk {
  /** Whether data are on their way and have not come yet. */
  private awaiting = false;
  /** Files of the data set in use. */
  private files: readonly File[] = [];
  /** Files dropped since a set was last complete. */
  private offered: readonly File[] = [];

  /** @param request resolves to whether other data are in use now; rejects if the worker dies first */
  constructor(
    private readonly store: StoreApi<PlaygroundState>,
    private readonly request: (command: LoadCommand) => Promise<boolean>,
  ) {}

  async loadFiles(files: readonly File[]): Promise<void> {
    this.offered = [...this.offered, ...files];
    const loaded = await this.load({ type: "loadFiles", files });
    if (!loaded) return;
    this.files = this.offered;
    if (this.store.getState().tray.missing.length === 0) this.offered = [];
  }

  async loadBuiltin(): Promise<void> {
    this.files = this.offered = [];
    await this.load({ type: "loadBuiltin" });
  }

  /** The data that were in use; where their files cannot be read any more, the built-in digits. */
  async loadAgain(): Promise<void> {
    const { files } = this;
    const again = files.length > 0 && (await this.load({ type: "loadFiles", files }));
    if (!again && !this.store.getState().run) await this.loadBuiltin();
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

  private async load(command: LoadCommand): Promise<boolean> {
    this.awaiting = true;
    this.store.setState(({ status }) => ({ status: this.shown(status) }));
    try {
      const loaded = await this.request(command);
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
