import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { isEmpty } from "../../data/framing/pad.ts";
import { formatDrawing } from "../../experiment/drawingText/formatDrawing.ts";
import { Button } from "../controls/Button.tsx";
import { usePlayground, usePlaygroundState } from "./context.ts";
import styles from "./SharePanel.module.css";

const said = {
  "": "",
  copied: "Copied",
  refused: "The browser refuses to copy: mark the link and copy it yourself.",
} as const;

/** The link, with the drawing in it where the visitor wants that. */
export default function SharePanel() {
  const playground = usePlayground();
  const drawing = usePlaygroundState((s) => s.drawing);
  usePlaygroundState((s) => s.config); // the link follows the experiment
  const [along, setAlong] = useState(false);
  const [outcome, setOutcome] = useState<keyof typeof said>("");
  const text = along ? formatDrawing(drawing) : null;
  const link = new URL(playground.hashWith(text), location.href).href;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <div className={styles.sheet}>
      <label className={styles.link}>
        Repeats this experiment, number for number
        <input
          type="text"
          readOnly
          aria-label="Link"
          value={link}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
        />
      </label>
      {!isEmpty(drawing) && (
        <label className={styles.along}>
          <input
            type="checkbox"
            checked={along}
            onChange={(event) => {
              setAlong(event.currentTarget.checked);
              setOutcome("");
            }}
          />
          with my drawing
        </label>
      )}
      {along && text === null && (
        <p className={styles.note}>This drawing is too long for a link; one with fewer strokes is not.</p>
      )}
      <div className={styles.row}>
        <Button autoFocus onClick={() => void copy()}>
          {outcome === "copied" ? (
            <Check size={15} aria-hidden="true" />
          ) : (
            <Copy size={15} aria-hidden="true" />
          )}
          Copy link
        </Button>
        <span role="status" className={styles.note}>
          {said[outcome]}
        </span>
      </div>
    </div>
  );
}
