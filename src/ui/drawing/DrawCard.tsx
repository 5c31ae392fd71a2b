import { useState } from "react";
import type { PlaygroundState } from "../../app/playgroundState.ts";
import { isEmpty } from "../../data/framing/pad.ts";
import { areDigits } from "../../experiment/classWords.ts";
import { Card } from "../controls/Card.tsx";
import { usePlaygroundState } from "../shell/context.ts";
import styles from "./DrawCard.module.css";
import { DrawingPad } from "./DrawingPad.tsx";
import { FilmStrip } from "./film/FilmStrip.tsx";
import { InsightTabs, type PanelName } from "./InsightTabs.tsx";
import { TeachRow } from "./own/TeachRow.tsx";
import { ProbabilityBars } from "./ProbabilityBars.tsx";
import { SpokenAnswer } from "./SpokenAnswer.tsx";
import { useClassNames } from "./useClassNames.ts";
import { Verdict } from "./Verdict.tsx";

/** The pad and what the network makes of the drawing, live at every stroke and while it trains. */
export function DrawCard() {
  const answer = usePlaygroundState((s) => s.answer);
  const classNames = useClassNames();
  const silence = usePlaygroundState(reasonForSilence);
  const empty = usePlaygroundState((s) => isEmpty(s.drawing));
  const [open, setOpen] = useState<PanelName | null>(null);
  const [asked, setAsked] = useState<number | null>(null);
  // What was asked went with the drawing, or with the class.
  if (asked !== null && (empty || asked >= classNames.length)) setAsked(null);

  const ask = (label: number | null) => {
    setAsked(label === answer?.label ? null : label);
    setOpen("why");
  };

  return (
    <Card
      title={areDigits(classNames) ? "Draw a digit" : "Draw"}
      number={4}
      stack={1}
      aside="updates while it trains"
    >
      <div className={styles.room}>
        <div className={styles.drawing}>
          <div className={styles.input}>
            <DrawingPad />
            <FilmStrip />
          </div>
          <div className={styles.reading}>
            <div className={styles.answer}>
              <Verdict answer={answer} classNames={classNames} silence={silence} />
              <SpokenAnswer />
              <ProbabilityBars
                classNames={classNames}
                answer={answer}
                asked={open === "why" ? (asked ?? answer?.label ?? null) : null}
                onAsk={ask}
              />
            </div>
            <TeachRow />
          </div>
        </div>
        <InsightTabs open={open} onOpen={setOpen} asked={asked} onAsk={ask} />
      </div>
    </Card>
  );
}

/** Why a drawing has no answer. */
function reasonForSilence({ drawing, dataset, run, status }: PlaygroundState): string {
  if (isEmpty(drawing)) return "no drawing";
  if (status.state === "failed") {
    return run ? "no answer: the weights have overflowed" : "no answer: the worker has stopped";
  }
  return dataset ? "reading…" : "waiting for data";
}
