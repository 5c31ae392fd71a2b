import { useEffect, useRef } from "react";
import { useTheme } from "../shell/context.ts";
import { inkImage } from "../pixels/inkImage.ts";
import styles from "./SampleSheet.module.css";

interface SampleSheetProps {
  readonly label: string;
  readonly rows: number;
  readonly cols: number;
  readonly classes: number;
  /** (samplesPerClass, classes, rows·cols) uint8. */
  readonly samples: Uint8Array;
  readonly samplesPerClass: number;
}

/** A few images of each class, one column for each, in the page's own ink. */
export function SampleSheet({ label, rows, cols, classes, samples, samplesPerClass }: SampleSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = useTheme((s) => s.shown);
  const gap = 2;
  const width = classes * (cols + gap) - gap;
  const height = samplesPerClass * (rows + gap) - gap;

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, width, height);
    for (let k = 0; k < classes * samplesPerClass; k++) {
      const pixels = samples.subarray(k * rows * cols, (k + 1) * rows * cols);
      const x = (k % classes) * (cols + gap);
      const y = Math.floor(k / classes) * (rows + gap);
      context.putImageData(inkImage(pixels, cols, rows), x, y);
    }
  }, [samples, samplesPerClass, classes, rows, cols, width, height, shown]);

  return (
    <canvas
      ref={canvas}
      className={styles.sheet}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    />
  );
}
