import { useEffect, useRef } from "react";
import type { Playground } from "../../app/playground.ts";
import { usePlayground, usePlaygroundState, useTheme } from "../shell/context.ts";
import { PAD_SIDE, paintStrokes } from "./paintStrokes.ts";
import styles from "./PadCanvas.module.css";

/** The canvas that takes the pointer: mouse, touch or pen, one stroke at a time. */
export function PadCanvas() {
  const playground = usePlayground();
  const strokes = usePlaygroundState((s) => s.drawing.strokes);
  const theme = useTheme((s) => s.shown);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    return canvas.current ? takePointer(canvas.current, playground) : undefined;
  }, [playground]);

  useEffect(() => {
    if (canvas.current) paintStrokes(canvas.current, strokes);
  }, [strokes, theme]);

  return (
    <canvas
      ref={canvas}
      className={styles.canvas}
      width={PAD_SIDE * 2}
      height={PAD_SIDE * 2}
      role="img"
      aria-label="Drawing pad"
    />
  );
}

/** Turns pointer events into strokes of the playground. Returns a function that stops it. */
function takePointer(canvas: HTMLCanvasElement, playground: Playground): () => void {
  const stop = new AbortController();
  let pointer: number | null = null;
  let points: number[] = [];
  let before: readonly Float32Array[] = [];

  const add = (event: PointerEvent) => {
    const box = canvas.getBoundingClientRect();
    points.push(
      ((event.clientX - box.left) / box.width) * PAD_SIDE,
      ((event.clientY - box.top) / box.height) * PAD_SIDE,
    );
  };
  const show = () => {
    playground.draw({ strokes: [...before, new Float32Array(points)], picture: null });
  };
  const on = (
    type: "pointerdown" | "pointermove" | "pointerup" | "pointercancel",
    act: (e: PointerEvent) => void,
  ) => {
    canvas.addEventListener(type, act, { signal: stop.signal });
  };

  on("pointerdown", (event) => {
    if (pointer !== null || (event.pointerType === "mouse" && event.button !== 0)) return;
    event.preventDefault();
    pointer = event.pointerId;
    if (event.isTrusted) canvas.setPointerCapture(event.pointerId);
    before = playground.store.getState().drawing.strokes;
    points = [];
    add(event);
    show();
  });
  on("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    // Between two frames a pen reports many points; the browser keeps them here.
    const coalesced = event.getCoalescedEvents();
    for (const each of coalesced.length > 0 ? coalesced : [event]) add(each);
    show();
  });
  on("pointerup", (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    add(event);
    show();
  });
  on("pointercancel", (event) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    playground.draw({ strokes: before, picture: null }); // the system took the gesture: what it left behind is no stroke
  });
  return () => {
    stop.abort();
  };
}
