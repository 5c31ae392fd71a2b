import type { Foreign } from "../../data/formats/foreignNetwork.ts";
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
