import { Plus, X } from "lucide-react";
import { useRef } from "react";
import { bounds } from "../../experiment/configuration.ts";
import { initialDeviation, parameterCounts } from "../../experiment/architecture.ts";
import { unitsField } from "../../experiment/fields.ts";
import { Button } from "../controls/Button.tsx";
import { count } from "../controls/figures.ts";
import { NumberInput } from "../controls/NumberInput.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./LayerStack.module.css";

const NEW_LAYER_UNITS = 64;
const activationNames = { sigmoid: "sigmoid", relu: "ReLU", tanh: "tanh" } as const;

/** The layers from input to output with their shapes; hidden ones can be sized, added and removed. */
export function LayerStack() {
  const playground = usePlayground();
  const add = useRef<HTMLButtonElement>(null);
  const { layers, activation, init } = usePlaygroundState((s) => s.config);
  const size = usePlaygroundState((s) => s.dataset && `${s.dataset.rows}×${s.dataset.cols} pixels`);
  const parameters = parameterCounts(layers);
  const hidden = layers.slice(1, -1);
  const classes = layers.at(-1) ?? 0;
  const deviation = (k: number) => (
    <span
      className={styles.after}
      title="Standard deviation of the first weights, drawn from a normal distribution around 0"
    >
      σ {initialDeviation(init, layers[k] ?? 1, layers[k + 1] ?? 1).toPrecision(2)}
    </span>
  );
  const setHidden = (sizes: readonly number[]) => {
    playground.change({ layers: [layers[0] ?? 0, ...sizes, classes] });
  };
  return (
    <>
      <ol className={styles.stack} aria-label="Layers">
        <li className={styles.layer}>
          <span className={styles.name}>Input {size && <span className={styles.after}>{size}</span>}</span>
          <Shape units={layers[0] ?? 0} />
        </li>
        {hidden.map((units, k) => (
          <li key={k} className={styles.layer}>
            <span className={styles.name}>
              Linear
              <span className={styles.units}>
                <NumberInput
                  label={`Units of hidden layer ${k + 1}`}
                  value={units}
                  field={unitsField}
                  align="center"
                  onChange={(value) => {
                    setHidden(hidden.with(k, value));
                  }}
                />
              </span>
              <button
                type="button"
                className={styles.remove}
                aria-label={`Remove hidden layer ${k + 1}`}
                title="Remove this layer"
                onClick={() => {
                  setHidden(hidden.toSpliced(k, 1));
                  add.current?.focus(); // this button goes, and the focus with it
                }}
              >
                <X size={13} aria-hidden="true" />
              </button>
            </span>
            <Shape units={units} />
            <span className={styles.after}>
              {activationNames[activation]} · {deviation(k)}
            </span>
            <code>{count(parameters[k] ?? 0)}</code>
          </li>
        ))}
        <li className={styles.layer}>
          <span className={styles.name}>
            Linear {classes} {deviation(layers.length - 2)}
          </span>
          <Shape units={classes} />
          <span className={styles.after}>softmax + cross-entropy</span>
          <code>{count(parameters.at(-1) ?? 0)}</code>
        </li>
      </ol>
      <Button
        ref={add}
        className={styles.add ?? ""}
        aria-label="Add hidden layer"
        resting={layers.length >= bounds.layerCount.max}
        onClick={() => {
          setHidden([...hidden, NEW_LAYER_UNITS]);
        }}
      >
        <Plus size={14} aria-hidden="true" /> Hidden layer
      </Button>
    </>
  );
}

function Shape({ units }: { readonly units: number }) {
  return <code title={`A batch of N images, ${count(units)} numbers for each`}>(N, {units})</code>;
}
