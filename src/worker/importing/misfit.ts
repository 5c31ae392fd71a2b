import type { Dataset } from "../../data/dataset.ts";
import type { DataFacts } from "../../experiment/dataFacts.ts";
import { ModelError } from "../../export/model/modelError.ts";

/** Whether a network with these layers takes the data's images and knows its classes. */
export function fits(layers: readonly number[], { rows, cols, classes }: Dataset): boolean {
  return layers[0] === rows * cols && layers.at(-1) === classes;
}

/** A network for other data than those in use. */
export function misfit(file: string, layers: readonly number[], data: Dataset): ModelError {
  const wanted = `${data.rows * data.cols} inputs and ${data.classes} classes for ${data.name}`;
  return new ModelError(
    "bad-shape",
    file,
    `${file}: expected a network of ${wanted}, got ${layers.join("-")}. Load the data set it was made for, then open it again.`,
  );
}

/** A run that was trained on data which are neither in use nor in its file, of another shape than those in use. */
export function misfitOfRun(file: string, wanted: DataFacts, data: Dataset): ModelError {
  return new ModelError(
    "bad-shape",
    file,
    `${file}: expected its run’s data set, ${described(wanted)}, got ${described({ ...data, trainCount: data.train.labels.length })}. ` +
      `Load ${wanted.name}, then open the file again.`,
  );
}

type Described = Pick<DataFacts, "name" | "rows" | "cols" | "classes" | "trainCount">;

function described({ name, rows, cols, classes, trainCount }: Described): string {
  return `${name} (${trainCount.toLocaleString("en")} images of ${rows}×${cols}, ${classes} classes)`;
}
