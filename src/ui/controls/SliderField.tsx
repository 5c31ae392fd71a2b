import { useId, type KeyboardEvent } from "react";
import type { Field as NumberField } from "../../experiment/fields.ts";
import { Field } from "./Field.tsx";
import { NumberInput } from "./NumberInput.tsx";
import styles from "./SliderField.module.css";
import { nearestStop, neighbourStop } from "./stops.ts";

interface SliderFieldProps {
  readonly label: string;
  /** Name of the field beside the slider. */
  readonly exactLabel?: string;
  readonly value: number;
  /** The values the slider stops at, ascending; any other value can be typed. */
  readonly stops: readonly number[];
  readonly field: NumberField<number>;
  readonly onChange: (value: number) => void;
}

const ways: Partial<Record<string, "up" | "down">> = {
  ArrowRight: "up",
  ArrowUp: "up",
  ArrowLeft: "down",
  ArrowDown: "down",
};

/** A number by feel or exactly: a slider over sensible stops, and a field beside it. */
export function SliderField(props: SliderFieldProps) {
  const { label, exactLabel = `${label}, exact value`, value, stops, field, onChange } = props;
  const id = useId();
  const index = nearestStop(stops, value);
  const filled = stops.length > 1 ? index / (stops.length - 1) : 0;
  const go = (stop: number | null | undefined) => {
    if (stop !== null && stop !== undefined && stop !== value) onChange(stop);
  };
  // The browser would count from the stop that stands for the value, and so leave out a neighbour.
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(neighbourStop(stops, value, way));
  };
  return (
    <Field
      label={label}
      htmlFor={id}
      value={<NumberInput label={exactLabel} value={value} field={field} onChange={onChange} />}
    >
      <input
        id={id}
        className={styles.slider}
        style={{ "--filled": filled }}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={index}
        aria-valuetext={String(value)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          go(stops[event.currentTarget.valueAsNumber]);
        }}
      />
    </Field>
  );
}
