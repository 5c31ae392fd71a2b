import { noDrawing, plainView, type Drawing, type View } from "../data/framing/pad.ts";
import { defaultConfig, type ExperimentConfig } from "../experiment/configuration.ts";
import type { Curves } from "../experiment/curves.ts";
import type { Problem } from "../experiment/problem.ts";
import type { RunFacts, RunStatus } from "../experiment/runStatus.ts";
import type {
  DatasetSummary,
  DistortedSamples,
  DrawingAnswer,
  Insight,
  LoadProgress,
  OwnFigures,
  ShiftMap,
  WeightsPicture,
} from "../worker/protocol.ts";
import type { KeptSet, Library } from "../worker/protocol/library.ts";
import type { OpenedModel, RunGone, WaitingModel } from "../worker/protocol/model.ts";
import { noHistory, type History } from "./board/history.ts";

export type { Neighbour } from "../worker/protocol.ts";
export type {
  DatasetSummary,
  DistortedSamples,
  DrawingAnswer,
  Insight,
  KeptSet,
  Library,
  LoadProgress,
  OpenedModel,
  OwnFigures,
  RunGone,
  ShiftMap,
  WaitingModel,
  WeightsPicture,
};

/** The run the worker is on, as it was made. */
export interface CurrentRun {
  readonly id: number;
  /** Whether its network came in a file, so that starting over loses it even before the first step. */
  readonly isOpened: boolean;
  readonly config: ExperimentConfig;
}

/** Everything the page shows; each event of the worker replaces one part of it. */
export interface PlaygroundState {
  /** The experiment the visitor wants; where `run.config` differs, a reset would bring it about. */
  readonly config: ExperimentConfig;
  readonly unknownKeys: readonly (readonly [string, string])[];
  readonly run: CurrentRun | null;
  readonly facts: RunFacts | null;
  readonly status: RunStatus;
  readonly curves: Curves;
  readonly weights: WeightsPicture | null;
  readonly dataset: DatasetSummary | null;
  readonly tray: { readonly have: readonly string[]; readonly missing: readonly string[] };
  readonly loading: LoadProgress | null;
  /** A dropped folder that is being looked through, and the files found so far. */
  readonly looking: { readonly folder: string; readonly files: number } | null;
  /** Data sets that are kept; `null` until it is known. */
  readonly library: Library | null;
  readonly drawing: Drawing;
  readonly view: View;
  readonly history: History;
  /** The text of the drawing as long as it is the one a link brought. */
  readonly linked: string | null;
  /** Whether an image file is on its way to the pad. */
  readonly readingImage: boolean;
  readonly answer: DrawingAnswer | null;
  /** Explanations of the answer, while somebody looks at them. */
  readonly insight: Insight | null;
  readonly shifts: ShiftMap | null;
  readonly ownFigures: OwnFigures | null;
  readonly distorted: DistortedSamples | null;
  /** A network that came in a file which does not say what stands between its layers. */
  readonly waitingModel: WaitingModel | null;
  /** What a file brought last; another object each time. */
  readonly openedModel: OpenedModel | null;
  /** The run that made room for the one that stands, and can be brought back. */
  readonly lastRun: RunGone | null;
  readonly problems: readonly Problem[];
}

const unknown = { loss: null, accuracy: null };

export const noCurves: Curves = { train: [], epochs: [] };

/** What a worker takes with it when it dies. */
export const goneWithWorker = {
  run: null,
  curves: noCurves,
  lastRun: null,
  loading: null,
  waitingModel: null,
} as const;

/** A page that has just been opened: data are on their way. */
export const initialState: PlaygroundState = {
  config: defaultConfig,
  unknownKeys: [],
  run: null,
  facts: null,
  status: {
    state: "empty",
    epoch: 0,
    targetEpochs: defaultConfig.epochs,
    step: 0,
    totalSteps: 0,
    progress: 0,
    imagesPerSecond: null,
    epochSeconds: null,
    secondsLeft: null,
    train: unknown,
    validation: unknown,
    test: unknown,
    evaluating: false,
  },
  curves: noCurves,
  weights: null,
  dataset: null,
  tray: { have: [], missing: [] },
  loading: null,
  looking: null,
  library: null,
  drawing: noDrawing,
  view: plainView,
  history: noHistory,
  linked: null,
  readingImage: false,
  answer: null,
  insight: null,
  shifts: null,
  ownFigures: null,
  distorted: null,
  waitingModel: null,
  openedModel: null,
  lastRun: null,
  problems: [],
};
