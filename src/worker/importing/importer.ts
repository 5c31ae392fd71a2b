import { sizeWords } from "../../data/words.ts";
import { activations, type Activation } from "../../engine/network.ts";
import type { ExperimentConfig } from "../../experiment/configuration.ts";
import type { Problem } from "../../experiment/problem.ts";
import { MOST_EXPERIMENT_TEXT, ExperimentError, parseExperiment } from "../../experiment/parseExperiment.ts";
import { ModelError } from "../../export/model/modelError.ts";
import type { ModelFile } from "../../export/model/modelFile.ts";
import { readModel } from "../../export/model/readModel.ts";
import { zipMembers } from "../../export/model/zipMembers.ts";
import { bytesOf } from "./bundleFiles.ts";
import { partAlone } from "./bundlePart.ts";
import { fits, misfit } from "./misfit.ts";
import { openBundledRun } from "./openBundledRun.ts";
import { openExperiment } from "./openExperiment.ts";
import { OpeningHost, type OpeningCrew } from "./openingHost.ts";
import { openingProblem } from "./openingProblem.ts";
import type { Found } from "./sortOut.ts";

type Openable = Exclude<Found, { readonly is: "refused" }>;

/** Opens runs, networks and experiments from files; whatever goes wrong is told, and what is in use stays. */
export class Importer {
  /** A network whose file does not say what stands between its layers. */
  private waiting: { readonly modelId: number; readonly model: ModelFile } | null = null;
  private asked = 0;

  constructor(private readonly host: OpeningHost) {}

  /** Resolves to whether other data are in use now; what cannot be opened spoils nothing else. */
  async open(all: readonly Found[], signal: AbortSignal): Promise<boolean> {
    const found: Openable[] = [];
    for (const each of all) {
      if (each.is === "refused") this.tell(openingProblem(each.error, each.path));
      else found.push(each);
    }
    if (found.length === 0) return false;
    this.drop(this.asked);
    // Of a bundle's files chosen one by one, to drop the zip is the better advice.
    const first = found.find(({ is }) => is === "part") ?? found[0];
    try {
      if (found.length > 1 && first.is !== "part") throw tooMany(found);
      switch (first.is) {
        case "bundle":
        case "unpacked":
          return await openBundledRun(first, this.host, signal);
        case "experiment":
          await openExperiment(parseExperiment(await textOf(first), first.path), first.path, this.host);
          return false;
        case "part":
          throw partAlone(first.part, first.path);
        default:
          await this.take(await networkIn(first));
          return false;
      }
    } catch (error) {
      if (!signal.aborted) this.tell(openingProblem(error, first.path));
      return false;
    }
  }

  /** Opens the network that waits, if it is this one. */
  async answer(modelId: number, activation: Activation): Promise<void> {
    const { waiting } = this;
    if (waiting?.modelId !== modelId) return;
    this.drop(modelId);
    const { model } = waiting;
    try {
      await this.start(model, activation);
    } catch (error) {
      this.tell(openingProblem(error, model.name));
    }
  }

  /** Lets go of the network that waits, if it is this one. */
  drop(modelId: number): void {
    if (this.waiting?.modelId !== modelId) return;
    this.waiting = null;
    this.host.crew.host.post({ type: "modelWaits", model: null });
  }

  private async take(model: ModelFile): Promise<void> {
    const { name, layers } = model;
    const data = this.host.data;
    if (data !== null && !fits(layers, data)) throw misfit(name, layers, data);
    // With nothing between inputs and classes, any answer is right.
    if (model.activation !== null || layers.length === 2) {
      await this.start(model, model.activation ?? this.host.wanted.activation);
      return;
    }
    const modelId = ++this.asked;
    this.waiting = { modelId, model };
    this.host.crew.host.post({ type: "modelWaits", model: { modelId, name, layers, activations } });
  }

  private async start(model: ModelFile, activation: Activation): Promise<void> {
    const { name, layers, parameters, precision, notes } = model;
    const config: ExperimentConfig = { ...this.host.wanted, layers, precision, activation };
    await this.host.crew.prepare(config);
    const { data } = this.host; // others, maybe, than when the file came
    if (data === null) throw noData(name);
    if (!fits(layers, data)) throw misfit(name, layers, data);
    this.host.openRun(
      { parameters, name, config },
      { name, config, hasNetwork: true, resumed: false, notes },
    );
  }

  private tell(problem: Problem): void {
    this.host.crew.host.post({ type: "problem", problem });
  }
}

async function networkIn(found: Extract<Found, { is: "network" | "archive" }>): Promise<ModelFile> {
  const { path, file } = found;
  const bytes = await bytesOf(file, path);
  if (found.is === "network") return readModel(bytes, path);
  const member = zipMembers(bytes, path).find((each) => each.path === found.inside);
  return { ...readModel(member?.read() ?? new Uint8Array(0), `${path}: ${found.inside}`), name: path };
}

async function textOf({ path, file }: { readonly path: string; readonly file: File }): Promise<string> {
  if (file.size <= MOST_EXPERIMENT_TEXT) return file.text();
  throw new ExperimentError(
    "too-large",
    path,
    `an experiment of at most ${sizeWords(MOST_EXPERIMENT_TEXT)}, got ${sizeWords(file.size)}. Choose the file as it was exported.`,
  );
}

function noData(name: string): ModelError {
  return new ModelError(
    "bad-shape",
    name,
    `${name}: expected data in use to try its network on, got none. Load some, then open it again.`,
  );
}

function tooMany(found: readonly Found[]): ModelError {
  const name = found[0].path;
  const others = found.slice(1).map(({ path }) => path);
  return new ModelError(
    "too-many-files",
    name,
    `${name}: expected one network or run at a time, got ${found.length}: also ${others.join(", ")}. Open one of them.`,
  );
}

export function createImporter(crew: OpeningCrew): Importer {
  return new Importer(new OpeningHost(crew));
}
