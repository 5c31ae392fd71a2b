import { digitNames } from "../../experiment/classWords.ts";
import { usePlaygroundState } from "../shell/context.ts";

/** What the classes of the data in use are called; digits until there are data. */
export function useClassNames(): readonly string[] {
  return usePlaygroundState((s) => s.dataset?.classNames ?? digitNames);
}
