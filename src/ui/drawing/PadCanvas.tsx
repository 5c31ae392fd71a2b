import { useEffect, useId, useRef, useState } from "react";
import { PAD_SIDE } from "../../data/framing/pad.ts";
import { usePlayground, usePlaygroundState, useTheme } from "../shell/context.ts";
import { KeyCursor } from "./pad/KeyCursor.tsx";
import type { KeyPen } from "./pad/keyPen.ts";
import { paintDrawing } from "./pad/paintDrawing.ts";
import { takeKeys } from "./pad/takeKeys.ts";
import { takePointer } from "./pad/takePointer.ts";
import styles from "./PadCanvas.module.css";

/**
 * The canvas that is drawn on, by mouse, finger, pen or keys.
 *
 * Its role is `application`: only there do screen readers leave arrows, Space and Enter to the page.
 */
export function PadCanvas() {
  const playground = usePlayground();
  const drawing = usePlaygroundState((s) => s.drawing);
  const theme = useTheme((s) => s.shown);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pen, setPen] = useState<KeyPen | null>(null);
  const instructions = useId();

  useEffect(() => {
    const pad = canvas.current;
    if (!pad) return;
    const stops = [takePointer(pad, playground), takeKeys(pad, playground, setPen)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [playground]);

  useEffect(() => {
    if (canvas.current) paintDrawing(canvas.current, drawing);
  }, [drawing, theme]);

  return (
    <>
      <canvas
        ref={canvas}
        className={styles.canvas}
        width={PAD_SIDE * 2}
        height={PAD_SIDE * 2}
        tabIndex={0}
        role="application"
        aria-roledescription="drawing area"
        aria-label="Drawing pad"
        aria-describedby={instructions}
      />
      <p id={instructions} hidden>
        Arrow keys move the pen over 20 by 20 cells, with Shift by 5; two arrows together, or Home, Page Up,
        End and Page Down, move it aslant. Space puts the pen down, and lifts it again. Backspace takes the
        last stroke back. Escape lifts the pen, then leaves the pad.
      </p>
      <KeyCursor pen={pen} />
    </>
  );
}
