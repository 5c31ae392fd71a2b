import type { RunStatus } from "../../experiment/runStatus.ts";
import { loss, percent } from "../controls/figures.ts";
import { epochAxis } from "../curves/axes.ts";
import type { LossScale } from "../curves/lossAxis.ts";
import { lossAxis, lossTick } from "../curves/lossAxis.ts";
import { percentTick, shareAxis } from "../curves/shareAxis.ts";
import type { Row } from "../curves/rows.ts";
import { bandMark, lineMark, measuredMarks } from "./curveMarks.ts";
import {
  captionHeight,
  captionLines,
  captionMarks,
  legendMarks,
  MARGIN,
  noteFont,
  pageMarks,
  WIDTH,
  type LegendItem,
} from "./pageMarks.ts";
import { axisMarks, plotIn, type Plot, type ValueAxis } from "./plot.ts";
import type { Look, Mark, Scene } from "./scene.ts";

const HEIGHT = 450;
const AXIS_WIDTH = 46;
const TOP = 90;
/** Ticks and the axis's name, which stands beside the caption where that is short. */
const BELOW = 50;

/** What a chart shows, and of which run. */
export interface ChartContent {
  readonly rows: readonly Row[];
  readonly status: Pick<RunStatus, "targetEpochs" | "train" | "validation" | "test">;
  /** The experiment in words, in parts. */
  readonly caption: readonly string[];
}

/** The losses: of batches as a band or a pale line, smoothed, and of validation. */
export function lossScene(content: ChartContent, scale: LossScale, look: Look): Scene {
  const { rows } = content;
  const banded = rows[0]?.range !== undefined;
  const axis = { ...lossAxis(rows, scale), scale, tickText: lossTick };
  return chartScene("loss", content, axis, look, {
    note: banded
      ? "line smoothed over 40 steps, band from the smallest to the largest batch"
      : "line smoothed over 40 steps, pale line batch by batch",
    training: (plot) => [
      banded
        ? bandMark(rows, plot, look)
        : lineMark(rows, plot, ({ raw }) => raw, { stroke: look.blue, width: 1, opacity: 0.35 }),
      lineMark(rows, plot, ({ smooth }) => smooth, { stroke: look.blue, width: 2.5 }),
    ],
    measured: (plot) => measuredMarks(rows, plot, ({ validationLoss }) => validationLoss, look),
  });
}

/** The shares of hits: of batches, smoothed, and of validation. */
export function accuracyScene(content: ChartContent, look: Look): Scene {
  const { rows } = content;
  const axis = { ...shareAxis(rows), scale: "linear", tickText: percentTick } as const;
  return chartScene("accuracy", content, axis, look, {
    note: "line smoothed over 40 steps",
    training: (plot) => [lineMark(rows, plot, ({ accuracy }) => accuracy, { stroke: look.blue, width: 2.5 })],
    measured: (plot) => measuredMarks(rows, plot, ({ validationAccuracy }) => validationAccuracy, look),
  });
}

interface Drawn {
  readonly note: string;
  /** Cut off at the edges of the plot. */
  readonly training: (plot: Plot) => readonly Mark[];
  readonly measured: (plot: Plot) => readonly Mark[];
}

function chartScene(
  figure: "loss" | "accuracy",
  { rows, status, caption }: ChartContent,
  values: ValueAxis,
  look: Look,
  { note, training, measured }: Drawn,
): Scene {
  const title = figure === "loss" ? "Loss" : "Accuracy";
  const lines = captionLines(caption, look);
  const left = MARGIN + AXIS_WIDTH;
  const height = HEIGHT - TOP - BELOW - captionHeight(lines);
  const epochs = epochAxis(rows.at(-1)?.epoch ?? 0, status.targetEpochs);
  const plot = plotIn({ x: left, y: TOP, width: WIDTH - left - MARGIN, height }, epochs, values);

  const text = figure === "loss" ? loss : percent;
  const [train, validation, test] = [status.train[figure], status.validation[figure], status.test[figure]];
  const items: readonly LegendItem[] = [
    { name: "train", value: text(train), colour: look.blue },
    ...(validation === null
      ? []
      : [{ name: "validation", value: text(validation), colour: look.vermilion, ringed: true }]),
    ...(test === null ? [] : [{ name: "test", value: text(test) }]),
  ];
  const figures = items.map(({ name, value }) => `${name} ${value}`).join(", ");
  return {
    ...{ width: WIDTH, height: HEIGHT, label: `${title}: ${figures}. ${caption.join(" · ")}` },
    marks: [
      ...pageMarks(title, HEIGHT, look),
      { kind: "text", at: [WIDTH - MARGIN, 42], text: note, font: noteFont, fill: look.muted, anchor: "end" },
      ...legendMarks(items, [MARGIN, 68], look),
      ...axisMarks(plot, epochs, values, look),
      { kind: "clipped", ...plot.box, marks: training(plot) },
      ...measured(plot),
      ...captionMarks(lines, HEIGHT, look),
    ],
  };
}
