import { useSyncExternalStore } from "react";

/** As in the style sheets: too narrow for a panel beside the grid. */
const narrow = matchMedia("(max-width: 899px)");

function subscribe(listener: () => void): () => void {
  narrow.addEventListener("change", listener);
  return () => {
    narrow.removeEventListener("change", listener);
  };
}

/** Whether panels cover the grid, as there is no room beside it. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
