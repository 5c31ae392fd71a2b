import { useMemo } from "react";
import { useStore } from "zustand";
import { Button } from "../controls/Button.tsx";
import { Card } from "../controls/Card.tsx";
import { loss, percent } from "../controls/figures.ts";
import { Segmented } from "../controls/Segmented.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { AccuracyChart } from "./AccuracyChart.tsx";
import styles from "./Curves.module.css";
import { Figure } from "./Figure.tsx";
import { LossChart } from "./LossChart.tsx";
import { lossScale } from "./lossScale.ts";
import { rowsOf } from "./rows.ts";
import { useLater } from "./useLater.ts";

/** The charts take turns: each is painted up to eight times a second, half an update apart. */
const HALF_AN_UPDATE_MS = 62;

const scaleOptions = [
  { value: "log", label: "log" },
  { value: "linear", label: "linear" },
] as const;

/** The two curves of a run: what it minimises, and how often it is right. */
export default function Curves() {
  const curves = usePlaygroundState((s) => s.curves);
  const target = usePlaygroundState((s) => s.status.targetEpochs);
  const rows = useMemo(() => rowsOf(curves), [curves]);
  const rowsLater = useLater(rows, HALF_AN_UPDATE_MS);
  const { scale } = useStore(lossScale);
  return (
    <div className={styles.curves}>
      <Card
        title="Loss"
        stack={2}
        aside={
          <Segmented
            legend="Loss axis"
            options={scaleOptions}
            value={scale}
            onChange={(value) => {
              lossScale.setState({ scale: value });
            }}
          />
        }
      >
        <Figures kind="loss" text={loss} />
        <LossChart rows={rows} targetEpochs={target} scale={scale} />
      </Card>
      <Card title="Accuracy" stack={2} aside={<TestVerdict />}>
        <Figures kind="accuracy" text={percent} />
        <AccuracyChart rows={rowsLater} targetEpochs={target} />
      </Card>
    </div>
  );
}

interface FiguresProps {
  readonly kind: "loss" | "accuracy";
  readonly text: (value: number | null) => string;
}

const trainTitle = "Mean over the last finished epoch; the curve is smoothed over about 40 steps.";

/** The latest figures of a curve; they are its legend too. */
function Figures({ kind, text }: FiguresProps) {
  const train = usePlaygroundState((s) => s.status.train[kind]);
  const validation = usePlaygroundState((s) => s.status.validation[kind]);
  return (
    <div className={styles.figures}>
      <Figure
        name="train"
        testId={`metric-train-${kind}`}
        colour="blue"
        value={train}
        text={text(train)}
        title={trainTitle}
      />
      <Figure
        name="validation"
        testId={`metric-validation-${kind}`}
        colour="vermilion"
        value={validation}
        text={text(validation)}
      />
      {kind === "loss" && <TestFigure kind="loss" text={text} />}
    </div>
  );
}

function TestFigure({ kind, text }: FiguresProps) {
  const value = usePlaygroundState((s) => s.status.test[kind]);
  return <Figure name="test" testId={`metric-test-${kind}`} value={value} text={text(value)} />;
}

/** The test set's verdict is given once, at the end, or when asked for here. */
function TestVerdict() {
  const playground = usePlayground();
  const testCount = usePlaygroundState((s) => s.facts?.testCount ?? 0);
  const measurable = usePlaygroundState((s) => !["empty", "loading", "failed"].includes(s.status.state));
  return (
    <div className={styles.verdict}>
      <TestFigure kind="accuracy" text={percent} />
      <Button
        disabled={testCount === 0 || !measurable}
        title="The test set is measured once at the end. Looking often invites choosing by it."
        onClick={() => {
          playground.evaluateTest();
        }}
      >
        Test now
      </Button>
    </div>
  );
}
