import { useId } from "react";
import { fields } from "../../experiment/fields.ts";
import { parameterCounts } from "../../experiment/architecture.ts";
import { Button } from "../controls/Button.tsx";
import { Card } from "../controls/Card.tsx";
import { Field } from "../controls/Field.tsx";
import { count } from "../controls/figures.ts";
import { NumberInput } from "../controls/NumberInput.tsx";
import { Segmented } from "../controls/Segmented.tsx";
import { WaitingForReset } from "../problems/WaitingForReset.tsx";
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

const resetKeys = ["layers", "activation", "init", "seed"] as const;

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
          legend="Weights init"
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
          align="left"
          value={seed}
          field={fields.seed}
          onChange={(value) => {
            playground.change({ seed: value });
          }}
        />
      </Field>
      <WaitingForReset keys={resetKeys} />
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
