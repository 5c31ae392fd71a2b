import { useEffect, useRef } from "react";
import type { Insight } from "../../../app/playgroundState.ts";
import { nameOf } from "../../../experiment/classWords.ts";
import { usePlayground, usePlaygroundState, useTheme } from "../../shell/context.ts";
import { useClassNames } from "../useClassNames.ts";
import { largestOf, signed } from "./evidenceWords.ts";
import { paintEvidence } from "./paintEvidence.ts";
import styles from "./EvidenceMap.module.css";

/** Side of the map as long as there is no answer. */
const SIDE = 28;
const noEvidence = new Float32Array(0);

/** What each pixel of the drawing says for the class asked about, and the scale of its colours. */
export function EvidenceMap({ insight }: { readonly insight: Insight | null }) {
  const playground = usePlayground();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  const classNames = useClassNames();
  const rows = usePlaygroundState((s) => s.answer?.rows ?? SIDE);
  const cols = usePlaygroundState((s) => s.answer?.cols ?? SIDE);
  // What explains an answer about images of another size comes too late.
  const evidence = insight?.evidence.length === rows * cols ? insight.evidence : noEvidence;
  const limit = largestOf(evidence);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const { answer } = playground.store.getState();
    if (context) paintEvidence(context, evidence, answer?.image ?? new Uint8Array(0), limit);
  }, [evidence, limit, theme, playground, rows, cols]);

  return (
    <figure className={styles.figure}>
      <canvas
        ref={canvas}
        width={cols}
        height={rows}
        role="img"
        aria-label={
          insight
            ? `Evidence for ${nameOf(insight.label, classNames)} rather than ${nameOf(insight.against, classNames)}`
            : "Evidence"
        }
      />
      <figcaption className={styles.legend}>
        <span>{limit > 0 ? signed(-limit) : ""}</span>
        <i aria-hidden="true" />
        <span>{limit > 0 ? signed(limit) : ""}</span>
      </figcaption>
    </figure>
  );
}
