import { useEffect, useId, useRef } from "react";
import { noNudge, type Nudge } from "../../../data/framing/drawing.ts";
import { usePlaygroundState, useTheme } from "../../shell/context.ts";
import { paintImage } from "../film/paintStage.ts";
import { SIDE } from "../film/stages.ts";
import { dragged, handleAt, handlesOf, nudgedByKey, type Handle, type Point } from "./nudges.ts";
import styles from "./NudgeView.module.css";

/** Device pixels for each pixel of the image. */
const DENSITY = 12;

interface NudgeViewProps {
  readonly nudge: Nudge;
  readonly onNudge: (nudge: Nudge) => void;
}

interface Drag {
  readonly pointer: number;
  readonly handle: Handle;
  readonly from: Point;
  readonly start: Nudge;
}

/** The image that the network reads, large: to be dragged, scaled and turned by pointer and by keys. */
export function NudgeView({ nudge, onNudge }: NudgeViewProps) {
  const image = usePlaygroundState((s) => s.answer?.image ?? null);
  const theme = useTheme((s) => s.shown);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<Drag | null>(null);
  const hint = useId();
  const { centre, radius, scale, rotate } = handlesOf(nudge);

  useEffect(() => {
    if (canvas.current) paintImage(canvas.current, image);
  }, [image, theme]);

  const place = (event: React.PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * SIDE,
      y: ((event.clientY - box.top) / box.height) * SIDE,
    };
  };

  return (
    <div>
      <div
        className={styles.view}
        tabIndex={0}
        role="application"
        aria-label="Nudge the digit"
        aria-describedby={hint}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const next = event.key === "0" ? noNudge : nudgedByKey(nudge, event.key);
          if (!next) return;
          event.preventDefault();
          onNudge(next);
        }}
        onPointerDown={(event) => {
          if (event.button !== 0 || drag.current) return;
          const from = place(event);
          drag.current = { pointer: event.pointerId, handle: handleAt(from, nudge), from, start: nudge };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          const { current } = drag;
          if (current?.pointer !== event.pointerId) return;
          onNudge(dragged(current.start, current.handle, current.from, place(event)));
        }}
        onLostPointerCapture={() => {
          drag.current = null;
        }}
      >
        <canvas ref={canvas} width={SIDE * DENSITY} height={SIDE * DENSITY} />
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
          <circle className={styles.ring} cx={centre.x} cy={centre.y} r={radius} />
          <circle className={styles.handle} data-handle="rotate" cx={rotate.x} cy={rotate.y} r={1} />
          <rect
            className={styles.handle}
            data-handle="scale"
            x={scale.x - 0.9}
            y={scale.y - 0.9}
            width={1.8}
            height={1.8}
          />
        </svg>
      </div>
      <p id={hint} className={styles.hint}>
        Drag, or keys: arrows, <kbd>+</kbd> <kbd>−</kbd>, <kbd>R</kbd> turn, <kbd>T</kbd> pen
      </p>
    </div>
  );
}
