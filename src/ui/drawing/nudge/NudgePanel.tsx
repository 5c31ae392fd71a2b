import { useEffect } from "react";
import { noNudge, type Nudge } from "../../../data/framing/pad.ts";
import { areDigits, nameOf } from "../../../experiment/classWords.ts";
import { Button } from "../../controls/Button.tsx";
import { percent } from "../../controls/figures.ts";
import { Slider } from "../../controls/Slider.tsx";
import { usePlayground, usePlaygroundState } from "../../shell/context.ts";
import { useClassNames } from "../useClassNames.ts";
import styles from "./NudgePanel.module.css";
import { nudged, ranges } from "./nudges.ts";
import { NudgeView } from "./NudgeView.tsx";
import { nudgeFigure } from "./nudgeWords.ts";
import { ShiftMap } from "./ShiftMap.tsx";

const sliders = [
  { key: "scale", label: "Size" },
  { key: "rotation", label: "Turn" },
  { key: "thickness", label: "Pen" },
] as const;

/** What becomes of the answer when the digit is moved, scaled, turned or thickened. */
export default function NudgePanel() {
  const playground = usePlayground();
  const nudge = usePlaygroundState((s) => s.view.nudge);
  const shifts = usePlaygroundState((s) => s.shifts);
  const answer = usePlaygroundState((s) => s.answer);
  const classNames = useClassNames();
  const digits = areDigits(classNames);
  const changed = Object.keys(noNudge).some(
    (key) => nudge[key as keyof Nudge] !== noNudge[key as keyof Nudge],
  );
  const set = (patch: Partial<Nudge>) => {
    playground.changeView({ nudge: nudged(nudge, patch) });
  };

  // A nudge lasts as long as it can be seen: without the panel, the drawing is read as it is.
  useEffect(
    () => () => {
      if (playground.store.getState().view.nudge !== noNudge) playground.changeView({ nudge: noNudge });
    },
    [playground],
  );

  return (
    <div className={styles.panel}>
      <div className={styles.pair}>
        <NudgeView nudge={nudge} onNudge={set} />
        <div className={styles.sliders}>
          {sliders.map(({ key, label }) => (
            <Slider
              key={key}
              label={label}
              value={nudge[key]}
              figure={nudgeFigure(key, nudge)}
              {...ranges[key]}
              onChange={(value) => {
                set({ [key]: value });
              }}
            />
          ))}
          <Button
            resting={!changed}
            onClick={() => {
              playground.changeView({ nudge: noNudge });
            }}
          >
            Set back
          </Button>
          <p className={styles.reading}>
            {answer && (
              <>
                Read as <b>{nameOf(answer.label, classNames)}</b>,{" "}
                {percent(answer.probabilities[answer.label] ?? null, 1)}
              </>
            )}
          </p>
        </div>
      </div>
      <div className={styles.pair}>
        <ShiftMap
          shifts={shifts}
          dx={Math.round(nudge.dx)}
          dy={Math.round(nudge.dy)}
          onMove={(dx, dy) => {
            set({ dx, dy });
          }}
        />
        <div className={styles.words}>
          <h3>
            {shifts ? `How sure it is of ${nameOf(shifts.label, classNames)}` : "How sure it is"} where{" "}
            {digits ? "the digit" : "it"} is moved
          </h3>
          <p>
            {digits ? "Figures" : "Names"} say what it reads instead. Each weight belongs to one pixel: to
            this network, {digits ? "a digit that has moved is a new one" : "what has moved is something new"}
            .
          </p>
        </div>
      </div>
    </div>
  );
}
