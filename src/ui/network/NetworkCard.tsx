import { RotateCcw } from "lucide-react";
import { useId } from "react";
import { keysNeedingReset, type ResetKey } from "../../experiment/configuration.ts";
import { fields } from "../../experiment/fields.ts";
import { parameterCounts } from "../../experiment/architecture.ts";
import { Button } from "../controls/Button.tsx";
import { Card } from "../controls/Card.tsx";
import { Field } from "../controls/Field.tsx";
import { count } from "../controls/figures.ts";
import { NumberInput } from "../controls/NumberInput.tsx";
import { Segmented } from "../controls/Segmented.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { LayerStack } from "./LayerStack.tsx";
import styles from "./NetworkCard.module.css";
import { PresetChooser } from "./PresetChooser.tsx";

const activationOptions = [
  { value: "sigmoid", label: "Sigmoid" },
  { value: "relu", label: "ReLU" },
  { value: "tanh", label: "Tanh" },
] as const;

const initOptions = [
  { value: "randn", label: "randn" },
  { value: "xavier", label: "Xavier" },
  { value: "he", label: "He" },
] as const;

/** The network: its layers, what stands between them, and how its weights begin. */
export function NetworkCard() {
  const playground = usePlayground();
  const config = usePlaygroundState((s) => s.config);
  const { layers, activation, init, seed } = config;
  const parameters = parameterCounts(layers).reduce((sum, n) => sum + n, 0);
  const seedId = useId();
  return (
    <Card title="Network" number={2} stack={4} aside={`${count(parameters)} parameters`}>
      <LayerStack />
      <PresetChooser />
      <Field label="Activation">
        <Segmented
          legend="Activation"
          options={activationOptions}
          value={activation}
          onChange={(value) => {
            playground.change({ activation: value });
          }}
        />
      </Field>
      <Field label="Weights init">
        <Segmented
          legend="First weights"
          options={initOptions}
          value={init}
          onChange={(value) => {
            playground.change({ init: value });
          }}
        />
      </Field>
      <Field label="Seed" htmlFor={seedId} value={<NextSeed />}>
        <NumberInput
          id={seedId}
          label="Seed"
          wide
          value={seed}
          parse={fields.seed.parse}
          onChange={(value) => {
            playground.change({ seed: value });
          }}
        />
      </Field>
      <WaitingForReset />
    </Card>
  );
}

function NextSeed() {
  const playground = usePlayground();
  const seed = usePlaygroundState((s) => s.config.seed);
  return (
    <Button
      look="quiet"
      className={styles.nextSeed ?? ""}
      aria-label="Next seed"
      title="Other first weights and another order of the images"
      onClick={() => {
        playground.change({ seed: fields.seed.parse(String(seed + 1)) ?? 0 });
      }}
    >
      next
    </Button>
  );
}

const keyNames: Record<ResetKey, string> = {
  layers: "layers",
  activation: "activation",
  init: "first weights",
  seed: "seed",
  precision: "precision",
  validation: "validation images",
};

/** Says which changes a run in progress cannot take over, and offers the reset that can. */
function WaitingForReset() {
  const playground = usePlayground();
  const config = usePlaygroundState((s) => s.config);
  const run = usePlaygroundState((s) => s.run);
  const keys = run ? keysNeedingReset(run.config, config) : [];
  if (keys.length === 0) return null;
  const names = keys.map((key) => keyNames[key]);
  return (
    <div className={styles.waiting} role="status">
      <p>
        This run keeps its {new Intl.ListFormat("en").format(names)}. A reset starts over with your change.
      </p>
      <Button
        aria-label="Reset and apply"
        onClick={() => {
          playground.reset();
        }}
      >
        <RotateCcw size={14} aria-hidden="true" /> Reset
      </Button>
    </div>
  );
}
