import type { ExperimentConfig } from "../../experiment/configuration.ts";
import { fields } from "../../experiment/fields.ts";
import { Card } from "../controls/Card.tsx";
import { Segmented } from "../controls/Segmented.tsx";
import { SliderField } from "../controls/SliderField.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./TrainingCard.module.css";

const optimizerOptions = [
  { value: "sgd", label: "SGD" },
  { value: "momentum", label: "Momentum" },
  { value: "rmsprop", label: "RMSProp" },
  { value: "adam", label: "Adam" },
] as const;

type NumberKey = "lr" | "momentum" | "decay" | "batch" | "epochs";

/** Where the sliders stop: the values people try, evenly spread as they perceive them. */
const stops: Record<NumberKey, readonly number[]> = {
  lr: [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  momentum: [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99],
  decay: [0, 1e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01],
  batch: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
  epochs: [1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100],
};

/** How the network learns; all of it changes a run as it goes. */
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
        <Setting name="batch" label="Batch size" />
        <Setting name="epochs" label="Epochs" />
        <Setting name="decay" label="Weight decay" />
      </div>
      <EngineFacts />
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

/** What computes this run, and where that differs from what was asked for. */
function EngineFacts() {
  const facts = usePlaygroundState((s) => s.facts);
  const precision = usePlaygroundState((s) => s.config.precision);
  if (!facts) return null;
  const bits = facts.precision === "f64" ? "float64" : "float32";
  return (
    <p className={styles.facts}>
      Reference engine · {bits} · {facts.threads === 1 ? "1 thread" : `${facts.threads} threads`}
      {precision !== facts.precision && `. The link asks for ${precision}, which this engine does not have.`}
    </p>
  );
}
