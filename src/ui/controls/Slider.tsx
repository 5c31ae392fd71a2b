import { useId } from "react";
import slider from "./SliderField.module.css";
import styles from "./Slider.module.css";

interface SliderProps {
  readonly label: string;
  readonly value: number;
  /** The value as it is shown and read aloud, with its unit. */
  readonly figure: string;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A number by feel: its name and figure above a slider. */
export function Slider({ label, value, figure, least, most, step, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} aria-hidden="true">
        {figure}
      </output>
      <input
        id={id}
        className={slider.slider}
        style={{ "--filled": (value - least) / (most - least) }}
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={figure}
        onChange={(event) => {
          onChange(event.currentTarget.valueAsNumber);
        }}
      />
    </div>
  );
}
