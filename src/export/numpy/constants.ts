import { changeLines, python } from "./changes.ts";
import { heldBack, type Feature } from "./features.ts";
import type { ProgramSpec } from "./programSpec.ts";
import { WIDTH } from "./wrapped.ts";

/** The numbers of the experiment, as the program's constants: those that it uses and no others. */
export function constants(spec: ProgramSpec, features: ReadonlySet<Feature>): string {
  const { made, data, dataInBundle } = spec;
  const has = (feature: Feature): boolean => features.has(feature);
  const layers = made.layers.length > 2 ? "pixels, hidden units of each layer, classes" : "pixels, classes";
  const lines: (string | false)[] = [
    ...noted(`LAYERS = [${made.layers.join(", ")}]`, layers),
    `ROWS, COLS = ${data.rows}, ${data.cols}  # of an image`,
    `SEED = ${made.seed}`,
    has("optimizers") && `OPTIMIZER = ${python(made.optimizer)}`,
    `LR = ${made.lr}`,
    has("changes") && has("cosine") && `SCHEDULE = ${python(made.schedule)}`,
    has("momentum") && `MOMENTUM = ${made.momentum}`,
    has("decay") && `DECAY = ${made.decay}  # of each value, added to its gradient`,
    has("distortion") && `DISTORTION = ${made.distortion}  # degrees of the largest turn`,
    `BATCH = ${made.batch}`,
    `EPOCHS = ${made.epochs}`,
    has("validation") && `VALIDATION = ${heldBack(spec)}  # images held back from the end, to check with`,
    "HERE = os.path.dirname(os.path.abspath(__file__))",
    `DATA = ${dataInBundle ? 'os.path.join(HERE, "data")' : "HERE"}`,
  ];
  if (has("changes")) {
    lines.push(
      "# What was changed during the run: the steps taken before, and what was",
      "# other from then on.",
      ...["CHANGES = [", ...changeLines(spec, features), "]"],
    );
  }
  return lines.filter((line) => line !== false).join("\n");
}

/** A line with a comment behind it, or above it where there is no room. */
function noted(code: string, comment: string): string[] {
  const line = `${code}  # ${comment}`;
  return line.length <= WIDTH ? [line] : [`# ${comment[0].toUpperCase()}${comment.slice(1)}.`, code];
}
