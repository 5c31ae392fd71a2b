import { onTestFinished } from "vitest";
import { offerFiles } from "../../../src/app/offerFiles.ts";
import { DataHolder } from "../../../src/worker/dataHolder.ts";
import { DataLoader } from "../../../src/worker/dataLoader.ts";
import { Session } from "../../../src/worker/session.ts";
import { makeReference } from "../makeReference.ts";
import { RecordingHost } from "../recordingHost.ts";
import { smallConfig } from "../smallRun.ts";

/** What a tab's worker is made of, on this thread. */
export class Tab {
  readonly host = new RecordingHost(40);
  readonly session = new Session(this.host, makeReference);
  readonly holder = new DataHolder(this.session, this.host);
  readonly loader: DataLoader;

  constructor() {
    this.session.configure({ ...smallConfig, batch: 8, validation: 10 });
    this.loader = new DataLoader(this.holder, this.host);
    onTestFinished(() => {
      this.loader.library.close();
    });
  }

  load = (files: readonly File[]) => this.loader.loadFiles(offerFiles(files));

  get library() {
    return this.host.last("library").library;
  }

  get names() {
    return this.library.sets.map(({ name }) => name);
  }

  get problems() {
    return this.host.all("problem").map(({ problem }) => problem);
  }

  /** Resolves when so many sets are listed, and one of them is in use or none. */
  async lists(sets: number, inUse: boolean): Promise<void> {
    await this.until(() => {
      const known = this.host.all("library").length > 0;
      return known && this.library.sets.length === sets && (this.library.current !== null) === inUse;
    });
  }

  /** Resolves when `condition` holds; storage and channels take their own time. */
  async until(condition: () => boolean): Promise<void> {
    const before = performance.now();
    while (!condition()) {
      if (performance.now() - before > 10_000) {
        throw new Error(
          `until: expected ${String(condition)}, got ${JSON.stringify(this.host.events.at(-1))}.`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
