import { useEffect, useId, useRef } from "react";
import { tidyStrokes } from "../../../data/framing/tidyStrokes.ts";
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

/** The box in images that are not MNIST’s. */
const OTHER_BOX = "The ink scaled until it fills 5/7 of the image’s side";

type StageName = keyof typeof stages;

/** How the drawing becomes the image that the network reads, stage by stage, and the switch to do without. */
export function FilmStrip() {
  const playground = usePlayground();
  const framed = usePlaygroundState((s) => s.view.framed);
  const lesson = useId();
  const rows = usePlaygroundState((s) => s.dataset?.rows ?? SIDE);
  const cols = usePlaygroundState((s) => s.dataset?.cols ?? SIDE);
  const likeMnist = rows === SIDE && cols === SIDE;
  return (
    <div className={styles.strip}>
      <ol className={styles.stages} aria-label="From the pad to the network">
        <Frame name="drawn" caption="drawn" />
        <Frame
          name="box"
          {...(likeMnist ? { caption: "20 px box" } : { caption: "in its box", says: OTHER_BOX })}
          skipped={!framed}
        />
        <Frame name="centred" caption="centred" skipped={!framed} />
        <Frame name="read" caption={`${rows}×${cols}`} />
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
            ? `Framed as MNIST framed its digits: as large as a box of ${likeMnist ? "20 px" : "5/7 of the image"}, centred by their ink.`
            : "Read where and as large as you drew it, unlike every digit that the network has learned from."}
        </p>
      </div>
    </div>
  );
}

interface FrameProps {
  readonly name: StageName;
  readonly caption: string;
  /** What it shows, if not what its name says. */
  readonly says?: string;
  /** Whether this step is left out, so that there is nothing to show of it. */
  readonly skipped?: boolean;
}

function Frame({ name, caption, says, skipped = false }: FrameProps) {
  const meaning = says ?? stages[name];
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
        aria-label={skipped ? `${meaning}: left out` : meaning}
      />
      <span aria-hidden="true">{caption}</span>
    </li>
  );
}

const marks: Record<StageName, Marks> = { drawn: "none", box: "box", centred: "cross", read: "none" };

type Shown = ReturnType<ReturnType<typeof usePlayground>["store"]["getState"]>;

function paint(canvas: HTMLCanvasElement, name: StageName, { drawing, answer }: Shown): void {
  if (name === "read") paintImage(canvas, answer);
  else if (name === "drawn") paintStage(canvas, drawing, drawnStage, marks[name]);
  else {
    const stageOf = name === "box" ? boxStage : centredStage;
    const tidy = { ...drawing, strokes: tidyStrokes(drawing.strokes) };
    paintStage(canvas, tidy, answer && stageOf(answer), marks[name], answer ?? undefined);
  }
}
