import { useLayoutEffect, useRef } from "react";
import { inkImage } from "../pixels/inkImage.ts";
import { useTheme } from "../shell/context.ts";

interface InkCanvasProps {
  /** (rows·cols,) */
  readonly ink: Uint8Array;
  readonly rows: number;
  readonly cols: number;
  readonly className?: string | undefined;
  /** Its name; without one it says nothing that stands not beside it. */
  readonly label?: string;
}

/** An image in the page's own ink, on whatever it stands on. */
export function InkCanvas({ ink, rows, cols, className, label }: InkCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  useLayoutEffect(() => {
    if (ink.length !== rows * cols) return; // an image of before the set was transposed
    canvas.current?.getContext("2d")?.putImageData(inkImage(ink, cols, rows), 0, 0);
  }, [ink, rows, cols, theme]);
  const named = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return <canvas ref={canvas} className={className} width={cols} height={rows} {...named} />;
}
