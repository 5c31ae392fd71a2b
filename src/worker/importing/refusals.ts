import type { Foreign } from "../../data/formats/foreignNetwork.ts";
import { memberNames } from "../../export/bundle/memberNames.ts";
import { ModelError } from "../../export/model/modelError.ts";

/** A network in another program's format. */
export function foreign(file: string, { kind, advice }: Foreign): ModelError {
  const message = `${file}: expected a network as .npz or .safetensors, got ${kind}. ${advice}`;
  return new ModelError("unknown-format", file, message);
}

/** An archive whose end is missing. */
export function cutOff(file: string): ModelError {
  return new ModelError(
    "truncated",
    file,
    `${file}: expected a whole zip archive, got one that is cut off: the list of its files, which ends it, is missing. ` +
      "Download, copy or export it again.",
  );
}

/** What a file of a run's zip is good for without the others. */
const ALONE = new Map<string, string>([
  [memberNames.experiment, "begins its training anew"],
  [memberNames.model, "opens its network"],
]);

/** Files of an unpacked run, chosen one by one, without one that is needed to go on with it. */
export function partMissing(missing: string, given: readonly string[]): ModelError {
  const [file] = given;
  const alone = given.flatMap((name) => (ALONE.has(name) ? `${name} alone ${ALONE.get(name)}` : []));
  return new ModelError(
    "part-of-run",
    file,
    `${file}: expected ${missing} beside ${given.join(" and ")} to go on with the run, got none. ` +
      `Open the whole zip that they came in, or all three files; ${alone.join(", ")}.`,
  );
}
