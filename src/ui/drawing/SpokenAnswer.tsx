import { useEffect, useState } from "react";
import type { DrawingAnswer } from "../../app/playgroundState.ts";
import { digitNames, nameOf } from "../../experiment/classWords.ts";
import { verdictOf, verdictWords } from "../../experiment/verdict.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";

/** A reading that has stood for so long is worth interrupting somebody for. */
const SETTLED_MS = 800;

/**
 * The reading for those who listen: once a stroke has ended, or when it changes while nothing trains.
 * In training it may change ten times a second, which is for the eye alone.
 */
export function SpokenAnswer() {
  const playground = usePlayground();
  const drawing = usePlaygroundState((s) => s.drawing);
  const steadyLabel = usePlaygroundState((s) =>
    s.status.state === "training" ? null : (s.answer?.label ?? null),
  );
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => {
      const { answer, dataset } = playground.store.getState();
      setSaid(answer ? spoken(answer, dataset?.classNames ?? digitNames) : "");
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [playground, drawing, steadyLabel]);
  return (
    <span className="visually-hidden" role="status">
      {said}
    </span>
  );
}

function spoken({ label, probabilities, strangeness }: DrawingAnswer, classNames: readonly string[]): string {
  const words = verdictWords(verdictOf(probabilities, strangeness), classNames);
  return `Read as ${nameOf(label, classNames)}. ${words}.`;
}
