import { useEffect, useRef } from "react";
import type { Insight } from "../../../app/playgroundState.ts";
import { usePlayground, useTheme } from "../../shell/context.ts";
import { SIDE } from "../film/stages.ts";
import { largestOf, signed } from "./evidenceWords.ts";
import { paintEvidence } from "./paintEvidence.ts";
import styles from "./EvidenceMap.module.css";

const noEvidence = new Float32Array(0);

/** What each pixel of the drawing says for the class asked about, and the scale of its colours. */
export function EvidenceMap({ insight }: { readonly insight: Insight | null }) {
  const playground = usePlayground();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((s) => s.shown);
  const evidence = insight?.evidence ?? noEvidence;
  const limit = largestOf(evidence);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    const { answer } = playground.store.getState();
    if (context) paintEvidence(context, evidence, answer?.image ?? new Uint8Array(0), limit);
  }, [evidence, limit, theme, playground]);

  return (
    <figure className={styles.figure}>
      <canvas
        ref={canvas}
        width={SIDE}
        height={SIDE}
        role="img"
        aria-label={insight ? `Evidence for ${insight.label} rather than ${insight.against}` : "Evidence"}
      />
      <figcaption className={styles.legend}>
        <span>{limit > 0 ? signed(-limit) : ""}</span>
        <i aria-hidden="true" />
        <span>{limit > 0 ? signed(limit) : ""}</span>
      </figcaption>
    </figure>
  );
}
