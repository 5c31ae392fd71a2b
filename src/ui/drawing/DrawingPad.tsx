import { Eraser, Undo2 } from "lucide-react";
import { useEffect } from "react";
import { isEmpty } from "../../data/framing/drawing.ts";
import { Button } from "../controls/Button.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./DrawingPad.module.css";
import { PadCanvas } from "./PadCanvas.tsx";

/** The pad with its tools; the strokes themselves are kept by the playground. */
export function DrawingPad() {
  const playground = usePlayground();
  const empty = usePlaygroundState((s) => isEmpty(s.drawing));

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== "z") return;
      if (event.target instanceof HTMLInputElement && event.target.type === "text") return;
      event.preventDefault();
      playground.undoStroke();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [playground]);

  return (
    <div className={styles.pad}>
      <PadCanvas />
      {empty && (
        <p className={styles.hint} aria-hidden="true">
          Draw here
          <span>with mouse, finger or pen</span>
        </p>
      )}
      <div className={styles.tools}>
        <Button
          aria-label="Undo stroke"
          title="Undo the last stroke (Ctrl Z)"
          resting={empty}
          onClick={() => {
            playground.undoStroke();
          }}
        >
          <Undo2 size={15} aria-hidden="true" />
        </Button>
        <Button
          aria-label="Clear drawing"
          title="Clear drawing"
          resting={empty}
          onClick={() => {
            playground.clearDrawing();
          }}
        >
          <Eraser size={15} aria-hidden="true" />
          Clear
        </Button>
      </div>
    </div>
  );
}
