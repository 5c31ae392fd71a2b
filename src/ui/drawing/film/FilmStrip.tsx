import { useEffect, useId, useRef } from "react";
import { tidyStrokes } from "../../../data/framing/drawing.ts";
import { Switch } from "../../controls/Switch.tsx";
import { usePlayground, usePlaygroundState, useTheme } from "../../shell/context.ts";
import styles from "./FilmStrip.module.css";
import { paintImage, paintStage, type Marks } from "./paintStage.ts";
import { boxStage, centredStage, drawnStage, SIDE } from "./stages.ts";

/** Device pixels for each pixel of the image: sharp at twice the size that a figure has. */
const DENSITY = 6;

const stages = {
  drawn: "The drawing as it lies on the pad",
  box: "The ink scaled until its longer side is 20 pixels",
  centred: "The box moved until its centre of mass is the image's middle",
  read: "The image that the network reads",
} as const;

type StageName = keyof typeof stages;

/** How the drawing becomes the image that the network reads, stage by stage, and the switch to do without. */
export function FilmStrip() {
  const playground = usePlayground();
  const framed = usePlaygroundState((s) => s.view.framed);
  const lesson = useId();
  return (
    <div className={styles.strip}>
      <ol className={styles.stages} aria-label="From the pad to the network">
        <Frame name="drawn" caption="drawn" />
        <Frame name="box" caption="20 px box" skipped={!framed} />
        <Frame name="centred" caption="centred" skipped={!framed} />
        <Frame name="read" caption="28×28" />
      </ol>
      <div className={styles.choice}>
        <Switch
          on={!framed}
          describedBy={lesson}
          onChange={(raw) => {
            playground.changeView({ framed: !raw });
          }}
        >
          Raw
        </Switch>
        <p id={lesson}>
          {framed
            ? "Framed as MNIST framed its digits: as large as a box of 20 px, centred by their ink."
            : "Read where and as large as you drew it, unlike every digit that the network has learned from."}
        </p>
      </div>
    </div>
  );
}

interface FrameProps {
  readonly name: StageName;
  readonly caption: string;
  /** Whether this step is left out, so that there is nothing to show of it. */
  readonly skipped?: boolean;
}

function Frame({ name, caption, skipped = false }: FrameProps) {
  const playground = usePlayground();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  // Each stage is painted when what it shows is complete: the pad at once, the others with the answer to it.
  const shown = usePlaygroundState((s) => (name === "drawn" ? s.drawing : s.answer));

  useEffect(() => {
    if (canvas.current) paint(canvas.current, name, playground.store.getState());
  }, [name, shown, theme, playground]);

  return (
    <li className={styles.frame} data-skipped={skipped}>
      <canvas
        ref={canvas}
        width={SIDE * DENSITY}
        height={SIDE * DENSITY}
        role="img"
        aria-label={skipped ? `${stages[name]}: left out` : stages[name]}
      />
      <span aria-hidden="true">{caption}</span>
    </li>
  );
}

const marks: Record<StageName, Marks> = { drawn: "none", box: "box", centred: "cross", read: "none" };

type Shown = ReturnType<ReturnType<typeof usePlayground>["store"]["getState"]>;

function paint(canvas: HTMLCanvasElement, name: StageName, { drawing, answer }: Shown): void {
  if (name === "read") paintImage(canvas, answer?.image ?? null);
  else if (name === "drawn") paintStage(canvas, drawing, drawnStage, marks[name]);
  else {
    const stageOf = name === "box" ? boxStage : centredStage;
    const tidy = { ...drawing, strokes: tidyStrokes(drawing.strokes) };
    paintStage(canvas, tidy, answer && stageOf(answer), marks[name]);
  }
}
