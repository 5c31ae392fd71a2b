import { useEffect, useRef } from "react";
import { useTheme } from "../shell/context.ts";
import { inkImage } from "../pixels/inkImage.ts";
import { sheetGap, sheetLayout } from "./sheetLayout.ts";
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

/** Width of ten MNIST images beside each other, two pixels apart, and height of so many below each other. */
const USUAL_WIDTH = 298;
const usualHeight = (lines: number) => lines * 30 - 2;

/**
 * A few images of each class, one column for each, in the page's own ink; of many classes one image of each of the
 * first. Whatever the images' sides, the sheet is as high as MNIST's.
 */
export function SampleSheet({ label, rows, cols, classes, samples, samplesPerClass }: SampleSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  const layout = sheetLayout(classes, samplesPerClass);
  const gap = sheetGap(rows, cols);
  const width = layout.columns * (cols + gap) - gap;
  const height = layout.lines * (rows + gap) - gap;
  const inLines = layout.lines !== samplesPerClass || layout.columns !== classes;

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, width, height);
    const { columns, lines, sampleAt } = sheetLayout(classes, samplesPerClass);
    for (let line = 0; line < lines; line++) {
      for (let column = 0; column < columns; column++) {
        const k = sampleAt(line, column);
        const pixels = k === null ? null : samples.subarray(k * rows * cols, (k + 1) * rows * cols);
        if (pixels?.length !== rows * cols) continue;
        context.putImageData(inkImage(pixels, cols, rows), column * (cols + gap), line * (rows + gap));
      }
    }
  }, [samples, samplesPerClass, classes, rows, cols, gap, width, height, theme]);

  return (
    <canvas
      ref={canvas}
      className={styles.sheet}
      style={{ aspectRatio: `${USUAL_WIDTH} / ${usualHeight(inLines ? layout.lines : samplesPerClass)}` }}
      data-enlarged={width < USUAL_WIDTH / 2}
      width={width}
      height={height}
      role="img"
      aria-label={inLines ? `A sample image of each of the first ${layout.classes} classes` : label}
    />
  );
}
