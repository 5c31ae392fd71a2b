import { createStore, type StoreApi } from "zustand/vanilla";
import type { Drawing, View } from "../data/framing/pad.ts";
import { keysNeedingReset, livePart, type ExperimentConfig } from "../experiment/configuration.ts";
import { fieldNames } from "../experiment/fields.ts";
import { formatHash, parseHash } from "../experiment/hash.ts";
import type { Problem } from "../experiment/problem.ts";
import type { WorkerEvent } from "../worker/protocol.ts";
import { Board, type InsightWatch } from "./board/board.ts";
import { DataDesk } from "./dataDesk.ts";
import { Exports } from "./exports.ts";
import { LinkProblems } from "./linkProblems.ts";
import { Models } from "./models.ts";
import { OwnDigits } from "./own/ownDigits.ts";
import { patienceMs } from "./patience.ts";
import { goneWithWorker, initialState, type CurrentRun, type PlaygroundState } from "./playgroundState.ts";
import { shownBy } from "./shownBy.ts";
import { shownByRun } from "./shownByRun.ts";
import { TrainingClient, type WorkerLike } from "./trainingClient.ts";
import { workerLostProblem } from "./workerLostProblem.ts";

export type { InsightWatch };

/** The page without its pixels: one store the worker feeds, and everything a visitor can do. */
export class Playground {
  readonly store: StoreApi<PlaygroundState>;
  /** What is on the pad, and what becomes of it. */
  readonly board: Board;
  /** Examples that the visitor has drawn. */
  readonly own: OwnDigits;
  /** What the network learns from. */
  readonly data: DataDesk;
  /** Files to take along of the run. */
  readonly exports: Exports;
  /** Networks that came in files. */
  readonly models: Models;
  private readonly client: TrainingClient;
  /** Those who look at the weights. */
  private weightsWatchers = 0;
  private distortionWatched = false;
  private readonly linkProblems = new LinkProblems(this);

  /** @param hash the address' hash to start from. */
  constructor(spawn: () => WorkerLike, hash: string) {
    this.store = createStore(() => initialState);
    this.client = new TrainingClient(spawn, {
      onEvent: (event) => this.receive(event),
      onLost: (reason, restarted) => this.recover(reason, restarted),
    });
    this.data = new DataDesk(this.store, {
      send: (command) => this.client.send(command),
      request: (command) => this.client.request(command),
      clearProblems: () => this.clearProblems("data"),
    });
    this.exports = new Exports({
      send: (command) => this.client.send(command),
      clearProblems: () => this.clearProblems("export"),
    });
    this.models = new Models(this.store, {
      send: (command) => this.client.send(command),
      seen: (name) => this.data.noteModel(name),
    });
    this.board = new Board(this.store, {
      send: (command, transfer) => this.client.send(command, transfer),
      report: (problem) => this.report(problem),
      clearProblems: () => this.clearProblems("drawing"),
      drawnAnew: () => this.linkProblems.setAnew(["drawing"]),
    });
    this.own = new OwnDigits({
      send: (command) => this.client.send(command),
      report: (problem) => this.report(problem),
      drawing: () => this.state.drawing,
    });
    this.adoptHash(hash);
    this.tellWorker();
  }

  // --- the run ---

  train(): void {
    this.client.send({ type: "train" });
  }
  pause(): void {
    this.client.send({ type: "pause" });
  }
  step(): void {
    this.client.send({ type: "step" });
  }
  evaluateTest(): void {
    this.client.send({ type: "evaluateTest" });
  }

  /** Starts over from the seed with the experiment as it is set up now. */
  reset(): void {
    this.client.send({ type: "configure", config: this.state.config });
  }

  // --- the experiment ---

  /**
   * Changes the experiment. What may change in mid-run does so at once; the rest waits for a reset,
   * unless no step has been taken yet and nothing can be lost.
   */
  change(patch: Partial<ExperimentConfig>): void {
    const config = { ...this.state.config, ...patch };
    this.store.setState({ config });
    this.linkProblems.setAnew(Object.keys(patch));
    const { run, status } = this.state;
    const isUntouched = status.step === 0 && status.state !== "training";
    if (!run || (isUntouched && !run.isOpened && keysNeedingReset(run.config, config).length > 0))
      this.client.send({ type: "configure", config });
    else this.adjust(run, config);
  }

  /** Takes over the experiment of a link; one that needs a new run gets it. */
  adoptHash(hash: string): void {
    const { config, unknown, drawing, problems } = parseHash(hash);
    this.store.setState({ config, unknownKeys: unknown });
    this.board.adopt(drawing);
    this.linkProblems.follow(hash, problems);
    const { run } = this.state;
    if (!run) return;
    if (keysNeedingReset(run.config, config).length > 0) this.reset();
    else this.change({});
  }

  /** The experiment as a link's hash, with the drawing that came with it. */
  get hash(): string {
    return this.hashWith(this.state.linked);
  }

  /** The experiment as a link's hash, with this drawing as `formatDrawing` writes it. */
  hashWith(drawing: string | null): string {
    return formatHash(this.state.config, this.state.unknownKeys, drawing);
  }

  // --- the drawing ---

  draw(drawing: Drawing, view?: View): void {
    this.board.draw(drawing, view);
  }

  changeView(patch: Partial<View>): void {
    this.board.changeView(patch);
  }

  /** Pictures of the weights, the first at once, are made and sent only while somebody looks; ended by what is returned. */
  watchWeights(): () => void {
    this.weightsWatchers += 1;
    this.client.send({ type: "watchWeights", on: true });
    return () => {
      this.weightsWatchers -= 1;
      if (this.weightsWatchers === 0) this.client.send({ type: "watchWeights", on: false });
    };
  }

  /** Samples of distorted digits likewise. */
  watchDistortion(on: boolean): void {
    this.distortionWatched = on;
    this.client.send({ type: "watchDistortion", on });
  }

  watchInsight(watch: InsightWatch): void {
    this.board.watchInsight(watch);
  }

  // --- problems ---

  dismiss(problem: Problem): void {
    this.store.setState(({ problems }) => ({ problems: problems.filter((p) => p !== problem) }));
  }

  report(problem: Problem): void {
    this.store.setState(({ problems }) => ({
      problems: [...problems.filter((p) => p.message !== problem.message), problem],
    }));
  }

  dispose(): void {
    this.client.dispose();
  }

  private get state(): PlaygroundState {
    return this.store.getState();
  }

  private clearProblems(scope: Problem["scope"]): void {
    this.store.setState(({ problems }) => ({ problems: problems.filter((p) => p.scope !== scope) }));
  }

  /** Hands over what may change in mid-run; the worker keeps the rest for its next run. */
  private adjust(run: CurrentRun, config: ExperimentConfig): void {
    this.store.setState({ run: { ...run, config: { ...run.config, ...livePart(config) } } });
    this.client.send({ type: "adjust", config });
    this.allowSilence();
  }

  private allowSilence(): void {
    const { facts, config } = this.state;
    if (facts) this.client.allowSilence(patienceMs(facts.parameterCount, config.batch));
  }

  private receive(event: WorkerEvent): void {
    if (event.type === "problem") this.report(event.problem);
    else if (event.type === "run") this.adoptRun(event);
    else if (event.type === "picture") this.board.receivePicture(event);
    else if (event.type === "browsed") this.data.receiveAnswer(event);
    else if (event.type === "exported") this.exports.receive(event);
    else if (event.type === "modelWaits") this.models.receive(event);
    else if (event.type === "opened" || event.type === "broughtBack") this.adoptOpened(event);
    else if (event.type === "status") {
      if (event.runId === this.state.run?.id) this.store.setState({ status: this.data.shown(event.status) });
    } else if (!this.board.ignores(event)) {
      this.store.setState(shownBy(event, this.state.run?.id ?? null, this.board.drawingId));
    }
  }

  private adoptRun(event: Extract<WorkerEvent, { type: "run" }>): void {
    const { layers } = this.state.config;
    const shown = shownByRun(event, this.state.config);
    if (event.dataset) this.data.arrived();
    this.clearProblems("run");
    this.store.setState({ ...shown, status: this.data.shown(event.status) });
    this.allowSilence();
    this.linkProblems.runMade(layers, shown.config.layers);
  }

  /** A run that has been put in place brings its experiment along. */
  private adoptOpened(event: Extract<WorkerEvent, { type: "opened" | "broughtBack" }>): void {
    this.linkProblems.setAnew(fieldNames);
    if (event.type === "opened") this.models.adopt(event.model);
    else this.models.follow(event.config, true);
  }

  /** Brings a fresh worker to where a visitor would start: the experiment, the data, the drawing. */
  private tellWorker(): void {
    this.client.send({ type: "configure", config: this.state.config });
    void this.data.loadAgain();
    this.client.send({ type: "watchWeights", on: this.weightsWatchers > 0 });
    this.client.send({ type: "watchDistortion", on: this.distortionWatched });
    this.board.tell();
    this.own.tellAnew();
  }

  private recover(reason: string, restarted: boolean): void {
    const { step } = this.state.status;
    const status = { ...initialState.status, state: restarted ? "empty" : "failed" } as const;
    this.store.setState({ ...goneWithWorker, status });
    this.exports.lost();
    this.report(workerLostProblem(reason, step, restarted));
    if (restarted) this.tellWorker();
  }
}
