import { isEmpty } from "../../data/framing/pad.ts";
import { areDigits } from "../../experiment/classWords.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./DrawingPad.module.css";
import { PadTools } from "./pad/PadTools.tsx";
import { usePadShortcuts } from "./pad/usePadShortcuts.ts";
import { PadCanvas } from "./PadCanvas.tsx";
import { useClassNames } from "./useClassNames.ts";

/** The pad with its tools; what is on it is kept by the playground's board. */
export function DrawingPad() {
  usePadShortcuts(usePlayground());
  const empty = usePlaygroundState((s) => isEmpty(s.drawing));
  const digits = areDigits(useClassNames());
  const reading = usePlaygroundState((s) => s.readingImage);
  return (
    <div className={styles.pad} data-empty={empty} data-reading={reading}>
      <PadCanvas />
      {empty && !reading && (
        <p className={styles.hint} aria-hidden="true">
          Draw here
          <span>
            with mouse, finger, pen or keys,
            <br />
            or paste an image of {digits ? "a digit" : "one"}
          </span>
        </p>
      )}
      <p className={styles.reading} role="status">
        {reading && (digits ? "Looking for the digit…" : "Looking for the ink…")}
      </p>
      <PadTools />
    </div>
  );
}
