import { useEffect, useId, useRef } from "react";
import { noNudge, type Nudge } from "../../../data/framing/pad.ts";
import { areDigits } from "../../../experiment/classWords.ts";
import { usePlaygroundState, useTheme } from "../../shell/context.ts";
import { paintImage } from "../film/paintStage.ts";
import { SIDE } from "../film/stages.ts";
import { useClassNames } from "../useClassNames.ts";
import { dragged, handleAt, handlesOf, handleUnit, nudgedByKey, type Handle, type Point } from "./nudges.ts";
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
  const answer = usePlaygroundState((s) => s.answer);
  const rows = usePlaygroundState((s) => s.dataset?.rows ?? SIDE);
  const cols = usePlaygroundState((s) => s.dataset?.cols ?? SIDE);
  const digits = areDigits(useClassNames());
  const size = { rows, cols };
  const theme = useTheme((s) => s.shown);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<Drag | null>(null);
  const hint = useId();
  const { centre, radius, scale, rotate } = handlesOf(nudge, size);
  const unit = handleUnit(size);

  useEffect(() => {
    if (canvas.current) paintImage(canvas.current, answer);
  }, [answer, theme]);

  const place = (event: React.PointerEvent<HTMLElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    // As large as fits, in the middle.
    const perPixel = Math.min(box.width / cols, box.height / rows);
    return {
      x: (event.clientX - box.left - box.width / 2) / perPixel + cols / 2,
      y: (event.clientY - box.top - box.height / 2) / perPixel + rows / 2,
    };
  };

  return (
    <div>
      <div
        className={styles.view}
        tabIndex={0}
        role="application"
        aria-label={`Nudge the ${digits ? "digit" : "drawing"}`}
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
          drag.current = {
            pointer: event.pointerId,
            handle: handleAt(from, nudge, size),
            from,
            start: nudge,
          };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          const { current } = drag;
          if (current?.pointer !== event.pointerId) return;
          onNudge(dragged(current.start, current.handle, current.from, place(event), size));
        }}
        onLostPointerCapture={() => {
          drag.current = null;
        }}
      >
        <canvas ref={canvas} width={SIDE * DENSITY} height={SIDE * DENSITY} />
        <svg viewBox={`0 0 ${cols / unit} ${rows / unit}`} aria-hidden="true">
          <circle className={styles.ring} cx={centre.x / unit} cy={centre.y / unit} r={radius / unit} />
          <circle
            className={styles.handle}
            data-handle="rotate"
            cx={rotate.x / unit}
            cy={rotate.y / unit}
            r={1}
          />
          <rect
            className={styles.handle}
            data-handle="scale"
            x={scale.x / unit - 0.9}
            y={scale.y / unit - 0.9}
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
