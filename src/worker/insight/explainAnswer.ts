import type { Engine } from "../../engine/engine.ts";
import { evidenceFor } from "../../engine/insight/evidence.ts";
import type { Insight } from "../protocol.ts";

/** Units named at most. */
const MOST_UNITS = 8;

/** What can be said of an answer without looking at the training images. */
export type Explanation = Omit<Insight, "neighbours" | "searched">;

/**
 * Why the network gives its answer, or why it does not give the class `asked`; `null` where its weights have
 * overflowed. A class that the network does not know counts as not asked.
 */
export function explainAnswer(engine: Engine, image: Uint8Array, asked: number | null): Explanation | null {
  const { network } = engine;
  const { probabilities, activations } = engine.predict(image);
  if (!probabilities.every(Number.isFinite)) return null;
  const [answer, runnerUp] = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]);
  const isAsked = asked !== null && asked < probabilities.length && asked !== answer;
  const [label, against] = isAsked ? [asked, answer] : [answer, runnerUp];
  const hasHidden = network.layers.length > 2;
  return {
    label,
    against,
    ...evidenceFor(network, engine.readParameters(), image, label, against),
    units: hasHidden ? firingMost(activations[0]) : [],
  };
}

/**
 * Units whose output is farthest from 0, where tanh's is as loud below as above; those at rest are left out.
 */
function firingMost(outputs: Float64Array): Insight["units"] {
  return [...outputs.keys()]
    .filter((unit) => outputs[unit] !== 0)
    .sort((a, b) => Math.abs(outputs[b]) - Math.abs(outputs[a]))
    .slice(0, MOST_UNITS)
    .map((unit) => ({ unit, activation: outputs[unit] }));
}
