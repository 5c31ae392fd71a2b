import { PenLine } from "lucide-react";
import { useId } from "react";
import type { ExperimentConfig } from "../../experiment/configuration.ts";
import { fieldNames } from "../../experiment/fields.ts";
import { bestReader, presets, type Preset } from "../../experiment/presets.ts";
import { Button } from "../controls/Button.tsx";
import { Field } from "../controls/Field.tsx";
import { Select } from "../controls/Select.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./PresetChooser.module.css";

const hiddenOf = (layers: readonly number[]) => layers.slice(1, -1);

/** True when the experiment has every value of the preset; inputs and classes are left to the data. */
function fits(config: ExperimentConfig, preset: Partial<ExperimentConfig>): boolean {
  return fieldNames.every((key) => {
    if (preset[key] === undefined) return true;
    if (key === "layers") return String(hiddenOf(config.layers)) === String(hiddenOf(preset.layers ?? []));
    return preset[key] === config[key];
  });
}

/** Networks worth starting from. */
export function PresetChooser() {
  const playground = usePlayground();
  const config = usePlaygroundState((s) => s.config);
  const id = useId();
  const current = presets.findIndex((preset) => fits(config, preset.config));
  const about = presets[current]?.about;
  const choose = (preset: Preset) => {
    const { layers = config.layers, ...rest } = preset.config;
    playground.change({
      ...rest,
      layers: [config.layers[0] ?? 0, ...hiddenOf(layers), config.layers.at(-1) ?? 0],
    });
  };
  return (
    <>
      <Field label="Preset" htmlFor={id}>
        <Select
          id={id}
          value={String(current)}
          onChange={(value) => {
            const preset = presets[Number(value)];
            if (preset) choose(preset);
          }}
          options={[
            ...(current === -1 ? [{ value: "-1", label: "Your own" }] : []),
            ...presets.map(({ name }, i) => ({ value: String(i), label: name })),
          ]}
        />
      </Field>
      {about !== undefined && <p className={styles.about}>{about}</p>}
      <Button
        className={styles.best ?? ""}
        title="Sets up the preset Best reader, starts over and trains: some minutes on MNIST"
        onClick={() => {
          choose(bestReader);
          playground.reset();
          playground.train();
        }}
      >
        <PenLine size={14} aria-hidden="true" /> Train the best reader
      </Button>
    </>
  );
}
