import { useId } from "react";
import { Field } from "./Field.tsx";
import { NumberInput } from "./NumberInput.tsx";
import styles from "./SliderField.module.css";

interface SliderFieldProps {
  readonly label: string;
  readonly value: number;
  /** The values the slider stops at, ascending; any other value can be typed. */
  readonly stops: readonly number[];
  readonly parse: (text: string) => number | null;
  readonly onChange: (value: number) => void;
}

/** A number by feel or exactly: a slider over sensible stops, and a field beside it. */
export function SliderField({ label, value, stops, parse, onChange }: SliderFieldProps) {
  const id = useId();
  const above = stops.findIndex((stop) => stop >= value);
  const index = above === -1 ? stops.length - 1 : above;
  const filled = stops.length > 1 ? index / (stops.length - 1) : 0;
  return (
    <Field
      label={label}
      htmlFor={id}
      value={<NumberInput label={`${label}, exact value`} value={value} parse={parse} onChange={onChange} />}
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
        onChange={(event) => {
          const stop = stops[event.currentTarget.valueAsNumber];
          if (stop !== undefined) onChange(stop);
        }}
      />
    </Field>
  );
}
