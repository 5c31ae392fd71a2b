import { isEmpty } from "../../../data/framing/pad.ts";
import { areDigits, nameOf } from "../../../experiment/classWords.ts";
import { Button } from "../../controls/Button.tsx";
import { Select } from "../../controls/Select.tsx";
import { usePlaygroundState } from "../../shell/context.ts";
import { MOST_SHOWN } from "../shownClasses.ts";
import { useClassNames } from "../useClassNames.ts";
import { EvidenceMap } from "./EvidenceMap.tsx";
import { evidenceWords, question } from "./evidenceWords.ts";
import { FiringUnits } from "./FiringUnits.tsx";
import { Neighbours } from "./Neighbours.tsx";
import styles from "./WhyPanel.module.css";

export interface WhyPanelProps {
  /** The class asked about; `null` for the answer. */
  readonly asked: number | null;
  readonly onAsk: (label: number | null) => void;
}

/** Why the network answers as it does: the ink's evidence, the training images most alike, the units that fire. */
export default function WhyPanel({ asked, onAsk }: WhyPanelProps) {
  const insight = usePlaygroundState((s) => s.insight);
  const answer = usePlaygroundState((s) => s.answer?.label ?? null);
  const empty = usePlaygroundState((s) => isEmpty(s.drawing));
  const classNames = useClassNames();
  const silence = empty
    ? `Draw ${areDigits(classNames) ? "a digit" : "something"} first`
    : answer === null
      ? "No answer to explain"
      : "Looking…";
  return (
    <div className={styles.panel}>
      <div className={styles.evidence}>
        <EvidenceMap insight={insight} />
        <div>
          <h3>{insight ? question(insight, classNames) : silence}</h3>
          <p>{insight && evidenceWords(insight, classNames)}</p>
          {asked !== null && answer !== null && asked !== answer ? (
            <Button
              onClick={() => {
                onAsk(null);
              }}
            >
              Back to {nameOf(answer, classNames)}
            </Button>
          ) : (
            <p>Press another bar above to ask why not that.</p>
          )}
          {classNames.length > MOST_SHOWN && answer !== null && (
            <Select
              label="Class to ask about"
              value={String(asked ?? answer)}
              options={classNames.map((name, label) => ({ value: String(label), label: name }))}
              onChange={(label) => {
                onAsk(Number(label));
              }}
            />
          )}
        </div>
      </div>
      <div className={styles.company}>
        <Neighbours insight={insight} answer={answer} />
        <FiringUnits insight={insight} />
      </div>
    </div>
  );
}
