import type { ExperimentConfig } from "../../experiment/configuration.ts";
import { fields } from "../../experiment/fields.ts";
import { Card } from "../controls/Card.tsx";
import { Field } from "../controls/Field.tsx";
import { Segmented } from "../controls/Segmented.tsx";
import { SliderField } from "../controls/SliderField.tsx";
import { WaitingForReset } from "../problems/WaitingForReset.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { DistortionPreview } from "./DistortionPreview.tsx";
import { engineLine, engineRemarks } from "./engineWords.ts";
import styles from "./TrainingCard.module.css";

const optimizerOptions = [
  { value: "sgd", label: "SGD" },
  { value: "momentum", label: "Momentum" },
  { value: "rmsprop", label: "RMSProp" },
  { value: "adam", label: "Adam" },
] as const;

const precisionOptions = [
  { value: "f32", label: "float32" },
  { value: "f64", label: "float64" },
] as const;

const resetKeys = ["precision", "engine", "threads"] as const;

const scheduleOptions = [
  { value: "constant", label: "Constant" },
  { value: "cosine", label: "Cosine to 0" },
] as const;

type NumberKey = "lr" | "momentum" | "decay" | "distortion" | "batch" | "epochs";

/** Where the sliders stop: the values people try, evenly spread as they perceive them. */
const stops: Record<NumberKey, readonly number[]> = {
  lr: [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  momentum: [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99],
  decay: [0, 1e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01],
  distortion: [0, 2, 4, 6, 8, 10, 12, 15, 20, 30, 45],
  batch: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
  epochs: [1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100],
};

/** How the network learns, which changes a run as it goes, and what computes it, which does not. */
export function TrainingCard() {
  const optimizer = usePlaygroundState((s) => s.config.optimizer);
  const playground = usePlayground();
  return (
    <Card title="Training" number={3} stack={5} aside="live: changes apply at once">
      <Segmented
        legend="Optimiser"
        options={optimizerOptions}
        value={optimizer}
        onChange={(value) => {
          playground.change({ optimizer: value });
        }}
      />
      <div className={styles.fields}>
        <Setting name="lr" label="Learning rate" />
        {optimizer === "momentum" && <Setting name="momentum" label="Momentum" />}
        <Schedule />
        <Setting name="batch" label="Batch size" />
        <Setting name="epochs" label="Epochs" />
        <Setting name="decay" label="Weight decay" />
        <Setting name="distortion" label="Distortion, °" />
        <DistortionPreview />
      </div>
      <Computation />
    </Card>
  );
}

function Setting({ name, label }: { readonly name: NumberKey; readonly label: string }) {
  const playground = usePlayground();
  const value = usePlaygroundState((s) => s.config[name]);
  return (
    <SliderField
      label={label}
      value={value}
      stops={stops[name]}
      field={fields[name]}
      onChange={(next) => {
        const patch: Partial<ExperimentConfig> = { [name]: next };
        playground.change(patch);
      }}
    />
  );
}

function Schedule() {
  const playground = usePlayground();
  const schedule = usePlaygroundState((s) => s.config.schedule);
  return (
    <Field label="Rate over time">
      <Segmented
        legend="Learning rate over time"
        options={scheduleOptions}
        value={schedule}
        onChange={(value) => {
          playground.change({ schedule: value });
        }}
      />
    </Field>
  );
}

/** How numbers are stored, and what computes with them: not live, so it stands apart. */
function Computation() {
  const playground = usePlayground();
  const precision = usePlaygroundState((s) => s.config.precision);
  return (
    <div className={styles.computation}>
      <Field label="Precision">
        <Segmented
          legend="Precision"
          options={precisionOptions}
          value={precision}
          onChange={(value) => {
            playground.change({ precision: value });
          }}
        />
      </Field>
      <EngineFacts />
      <WaitingForReset keys={resetKeys} />
    </div>
  );
}

/** What computes this run, and where that differs from what was asked for. */
function EngineFacts() {
  const facts = usePlaygroundState((s) => s.facts);
  const asked = usePlaygroundState((s) => s.run?.config);
  const remarks = facts && asked ? engineRemarks(facts, asked) : [];
  return (
    <div className={styles.facts}>
      {facts && <p>{engineLine(facts)}</p>}
      {/* Always there, as only what changes inside a status is spoken. */}
      <div role="status">
        {remarks.map((remark) => (
          <p key={remark}>{remark}</p>
        ))}
      </div>
    </div>
  );
}
