import { Eraser, ImagePlus, Redo2, Undo2 } from "lucide-react";
import { useRef } from "react";
import { takeFiles } from "../../../app/board/takeFiles.ts";
import { isEmpty } from "../../../data/framing/pad.ts";
import { whatIsDrawn } from "../../../experiment/classWords.ts";
import { Button } from "../../controls/Button.tsx";
import { usePlayground, usePlaygroundState } from "../../shell/context.ts";
import { useClassNames } from "../useClassNames.ts";
import styles from "./PadTools.module.css";

/** What can be done to a drawing, and the way to an image instead of one. */
export function PadTools() {
  const { board } = usePlayground();
  const first = usePlaygroundState((s) => s.history.past.length === 0);
  const last = usePlaygroundState((s) => s.history.future.length === 0);
  const empty = usePlaygroundState((s) => isEmpty(s.drawing));
  return (
    <>
      <div className={styles.tools}>
        <Button
          aria-label="Undo stroke"
          title="Undo (Ctrl Z)"
          resting={first}
          onClick={() => {
            board.undo();
          }}
        >
          <Undo2 size={15} aria-hidden="true" />
        </Button>
        <Button
          aria-label="Redo stroke"
          title="Redo (Ctrl Shift Z)"
          resting={last}
          onClick={() => {
            board.redo();
          }}
        >
          <Redo2 size={15} aria-hidden="true" />
        </Button>
        <Button
          aria-label="Clear drawing"
          title="Clear drawing"
          resting={empty}
          onClick={() => {
            board.clear();
          }}
        >
          <Eraser size={15} aria-hidden="true" />
          Clear
        </Button>
      </div>
      <ImageChooser />
    </>
  );
}

function ImageChooser() {
  const playground = usePlayground();
  const drawn = whatIsDrawn(useClassNames());
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.chooser}>
      <Button
        aria-label="Open image"
        title={`Read a ${drawn} from an image or a photo (or paste one, Ctrl V)`}
        onClick={() => input.current?.click()}
      >
        <ImagePlus size={15} aria-hidden="true" />
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        aria-label={`Image of a ${drawn}`}
        type="file"
        accept="image/*"
        tabIndex={-1}
        data-testid="image-input"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = ""; // so that the same file can be chosen again
          takeFiles(playground, files);
        }}
      />
    </div>
  );
}
