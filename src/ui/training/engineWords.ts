import type { ExperimentConfig } from "../../experiment/configuration.ts";
import type { EngineNote, RunFacts } from "../../experiment/runStatus.ts";

const engines = { fast: "Fast engine", reference: "Reference engine" };
const precisions = { f32: "float32", f64: "float64" };

/** What computes a run, in one line. */
export function engineLine({ engine, precision, threads }: RunFacts): string {
  return `${engines[engine]} · ${precisions[precision]} · ${threads === 1 ? "1 thread" : `${threads} threads`}`;
}

const whyAndWhatToDo: Record<EngineNote, string> = {
  "no-simd":
    "This browser lacks the vector instructions (WebAssembly SIMD) that the fast engine is built on, so the " +
    "slower reference engine computes. A newer browser has them.",
  "kernels-failed":
    "The fast engine could not be loaded, so the slower reference engine computes. Reload the page to try again.",
  "not-isolated":
    "One thread only: a browser allows more where the page’s server sends the headers " +
    "Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp. " +
    "More threads change the speed, not the results.",
};

/** Where a run is not computed as it was asked for, and how far its numbers can be compared; often nothing. */
export function engineRemarks(
  { engine, engineNote, precision }: RunFacts,
  asked: Pick<ExperimentConfig, "layers" | "activation" | "precision">,
): string[] {
  const remarks = engineNote === null ? [] : [whyAndWhatToDo[engineNote]];
  if (engine === "reference" && asked.precision !== precision) {
    remarks.push(`The reference engine always computes in float64, not in ${precisions[asked.precision]}.`);
  }
  const hasRelu = asked.activation === "relu" && asked.layers.length > 2;
  if (precision === "f32" && hasRelu) {
    remarks.push(
      "With ReLU in float32, rounding makes this run and NumPy’s part after some hundred steps; their final " +
        "accuracy agrees.",
    );
  }
  return remarks;
}
