import type { StoreApi } from "zustand/vanilla";
import type { Activation } from "../experiment/architecture.ts";
import type { ExperimentConfig } from "../experiment/configuration.ts";
import type { Command, WorkerEvent } from "../worker/protocol.ts";
import type { OpenedModel } from "../worker/protocol/model.ts";
import type { PlaygroundState } from "./playgroundState.ts";

/** What networks from files need of the playground. */
export interface ModelHost {
  send(command: Command): void;
  /** A file with this name has brought a network. */
  seen(name: string): void;
}

/** Networks that came in files. They come with all other files, by `DataDesk.loadFiles`. */
export class Models {
  constructor(
    private readonly store: StoreApi<PlaygroundState>,
    private readonly host: ModelHost,
  ) {}

  /** Opens the network that waits, with this between its layers. */
  open(activation: Activation): void {
    this.settle((modelId) => ({ type: "openModel", modelId, activation }));
  }

  /** Lets go of the network that waits. */
  drop(): void {
    this.settle((modelId) => ({ type: "dropModel", modelId }));
  }

  /** What has been opened has been said. */
  forgetOpened(): void {
    this.store.setState({ openedModel: null });
  }

  receive({ model }: Extract<WorkerEvent, { type: "modelWaits" }>): void {
    if (model !== null) this.host.seen(model.name);
    this.store.setState({ waitingModel: model });
  }

  /** A file's experiment is the page's from now on. */
  adopt(model: OpenedModel): void {
    this.host.seen(model.name);
    this.follow(model.config, model.hasNetwork);
    this.store.setState({ openedModel: model, waitingModel: null });
  }

  /** The page sets up what the run that has been put in place follows; starting over loses its network, if it has one. */
  follow(config: ExperimentConfig, hasNetwork: boolean): void {
    this.store.setState(({ run }) => ({ config, run: run && { ...run, config, isOpened: hasNetwork } }));
    // A change that was on its way to the run before has come to this one: it follows its file's experiment again.
    this.host.send({ type: "adjust", config });
  }

  private settle(answer: (modelId: number) => Command): void {
    const { waitingModel } = this.store.getState();
    if (waitingModel === null) return;
    this.store.setState({ waitingModel: null });
    this.host.send(answer(waitingModel.modelId));
  }
}
