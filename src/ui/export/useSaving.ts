import { useRef, useState } from "react";
import { MissingPart, missingPartProblem } from "../../experiment/missingPart.ts";
import { download } from "../drawing/own/download.ts";
import type { MadeFile } from "./entries.ts";

/** How far the file is that was asked for last; `what` names it. */
export type Saving =
  | { readonly state: "idle" }
  | { readonly state: "making"; readonly what: string }
  | { readonly state: "saved"; readonly what: string; readonly file: File }
  /** `reason` is empty where the page has reported a problem. */
  | { readonly state: "failed"; readonly what: string; readonly reason: string };

/** Has files made and saves them, one at a time; what is asked for while one is being made is let go. */
export function useSaving() {
  const [saving, setSaving] = useState<Saving>({ state: "idle" });
  const busy = useRef(false);

  const save = async (what: string, make: () => Promise<MadeFile | null>) => {
    if (busy.current) return;
    busy.current = true;
    setSaving({ state: "making", what });
    setSaving(await outcome(what, make));
    busy.current = false;
  };
  return { saving, save };
}

async function outcome(what: string, make: () => Promise<MadeFile | null>): Promise<Saving> {
  try {
    const made = await make();
    if (made === null) return { state: "failed", what, reason: "" };
    const file = new File([made.blob], made.name, { type: made.blob.type });
    download(file);
    return { state: "saved", what, file };
  } catch (error) {
    return { state: "failed", what, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof MissingPart) {
    return missingPartProblem(error, { where: "Export", again: "choose it again", scope: "export" }).message;
  }
  return error instanceof Error ? error.message : String(error);
}
