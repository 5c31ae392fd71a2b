import { useMemo, useState } from "react";
import { Button } from "../controls/Button.tsx";
import { Card } from "../controls/Card.tsx";
import { loss, percent } from "../controls/figures.ts";
import { Segmented } from "../controls/Segmented.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { AccuracyChart } from "./AccuracyChart.tsx";
import styles from "./Curves.module.css";
import { Figure } from "./Figure.tsx";
import { LossChart } from "./LossChart.tsx";
import { rowsOf } from "./rows.ts";

const scaleOptions = [
  { value: "log", label: "log" },
  { value: "linear", label: "linear" },
] as const;

/** The two curves of a run: what it minimises, and how often it is right. */
export default function Curves() {
  const curves = usePlaygroundState((s) => s.curves);
  const target = usePlaygroundState((s) => s.status.targetEpochs);
  const rows = useMemo(() => rowsOf(curves), [curves]);
  const [scale, setScale] = useState<"log" | "linear">("log");
  return (
    <div className={styles.curves}>
      <Card
        title="Loss"
        stack={2}
        aside={
          <div className={styles.aside}>
            <LossFigures />
            <Segmented legend="Loss axis" options={scaleOptions} value={scale} onChange={setScale} />
          </div>
        }
      >
        <LossChart rows={rows} targetEpochs={target} scale={scale} />
      </Card>
      <Card title="Accuracy" stack={2} aside={<AccuracyFigures />}>
        <AccuracyChart rows={rows} targetEpochs={target} />
        <TestFigures />
      </Card>
    </div>
  );
}

function LossFigures() {
  const train = usePlaygroundState((s) => s.status.train.loss);
  const validation = usePlaygroundState((s) => s.status.validation.loss);
  return (
    <div className={styles.figures}>
      <Figure name="train" testId="metric-train-loss" colour="blue" value={train} text={loss(train)} />
      <Figure
        name="validation"
        testId="metric-validation-loss"
        colour="vermilion"
        value={validation}
        text={loss(validation)}
      />
    </div>
  );
}

function AccuracyFigures() {
  const train = usePlaygroundState((s) => s.status.train.accuracy);
  const validation = usePlaygroundState((s) => s.status.validation.accuracy);
  return (
    <div className={styles.figures}>
      <Figure name="train" testId="metric-train-accuracy" colour="blue" value={train} text={percent(train, 1)} />
      <Figure
        name="validation"
        testId="metric-validation-accuracy"
        colour="vermilion"
        value={validation}
        text={percent(validation)}
      />
    </div>
  );
}

/** The test set's verdict: given once at the end, or when asked for. */
function TestFigures() {
  const playground = usePlayground();
  const test = usePlaygroundState((s) => s.status.test);
  const testCount = usePlaygroundState((s) => s.facts?.testCount ?? 0);
  return (
    <div className={styles.test}>
      <Figure name="test accuracy" testId="metric-test-accuracy" value={test.accuracy} text={percent(test.accuracy)} />
      <Figure name="loss" testId="metric-test-loss" value={test.loss} text={loss(test.loss)} />
      <Button
        look="quiet"
        disabled={testCount === 0}
        title="Measured once at the end by itself; looking often invites choosing by it"
        onClick={() => {
          playground.evaluateTest();
        }}
      >
        Test now
      </Button>
    </div>
  );
}
