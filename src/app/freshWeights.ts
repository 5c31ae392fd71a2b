import type { Playground } from "./playground.ts";
import type { WeightsPicture } from "./playgroundState.ts";

/** Longer than any worker takes to answer between two slices of training. */
const PATIENCE_MS = 10_000;

/** The weights as they are now, whether or not somebody looks at them; `null` where the run goes first, or none come. */
export function freshWeights(
  playground: Pick<Playground, "store" | "watchWeights">,
  patienceMs = PATIENCE_MS,
): Promise<WeightsPicture | null> {
  const { store } = playground;
  const { run, weights } = store.getState();
  if (run === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const answer = (picture: WeightsPicture | null) => {
      clearTimeout(timer);
      leave();
      resolve(picture);
    };
    const timer = setTimeout(() => {
      answer(null);
    }, patienceMs);
    const leave = store.subscribe((now) => {
      if (now.weights !== null && now.weights !== weights) answer(now.weights);
      else if (now.run === null) answer(null);
    });
    playground.watchWeights()(); // looks once, which brings a picture at once
  });
}
