import { useState, type PointerEvent } from "react";

/** The pixel of an image that the pointer is over, while it is over any. */
export function usePixelUnder(rows: number, cols: number) {
  const [under, setUnder] = useState<{ readonly row: number; readonly col: number } | null>(null);
  const look = (event: PointerEvent) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const row = Math.floor(((event.clientY - top) / height) * rows);
    const col = Math.floor(((event.clientX - left) / width) * cols);
    setUnder(row >= 0 && row < rows && col >= 0 && col < cols ? { row, col } : null);
  };
  return {
    under,
    listeners: {
      onPointerDown: look,
      onPointerMove: look,
      onPointerLeave: () => {
        setUnder(null);
      },
    },
  };
}
