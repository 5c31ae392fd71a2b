import type { SessionHost } from "../session.ts";
import { Explainer, type Standing } from "./explainer.ts";
import { StrangenessGauge } from "./strangenessGauge.ts";

/** What can be said of a drawing beyond the answer: how strange it is, and why it is read as it is. */
export interface Insights {
  readonly gauge: StrangenessGauge;
  readonly explainer: Explainer;
}

/**
 * @param standing the run that stands and its data, asked again after each breath
 * @param onKnown told when it is known how strange drawings are, and the answer may be given anew
 */
export function createInsights(
  host: SessionHost,
  standing: () => Standing | null,
  onKnown: () => void,
): Insights {
  const gauge = new StrangenessGauge(host, onKnown);
  return { gauge, explainer: new Explainer(host, standing, gauge) };
}
