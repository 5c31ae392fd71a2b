import { isEmpty } from "../../../data/framing/drawing.ts";
import { Button } from "../../controls/Button.tsx";
import { usePlaygroundState } from "../../shell/context.ts";
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
  const silence = empty ? "Draw a digit first" : answer === null ? "No answer to explain" : "Looking…";
  return (
    <div className={styles.panel}>
      <div className={styles.evidence}>
        <EvidenceMap insight={insight} />
        <div>
          <h3>{insight ? question(insight) : silence}</h3>
          <p>{insight && evidenceWords(insight)}</p>
          {asked !== null && answer !== null && asked !== answer ? (
            <Button
              onClick={() => {
                onAsk(null);
              }}
            >
              Back to {answer}
            </Button>
          ) : (
            <p>Press another bar above to ask why not that.</p>
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
