import { useEffect, useRef } from "react";
import { useTheme } from "../../shell/context.ts";

interface PixelImageProps {
  readonly label: string;
  readonly rows: number;
  readonly cols: number;
  /** Makes the pixels, in the colours of the theme in use. */
  readonly pixels: () => ImageData;
}

/** A small image, shown pixel by pixel. */
export function PixelImage({ label, rows, cols, pixels }: PixelImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  useEffect(() => {
    canvas.current?.getContext("2d")?.putImageData(pixels(), 0, 0);
  }, [pixels, theme]);
  return <canvas ref={canvas} width={cols} height={rows} role="img" aria-label={label} />;
}
