import { useEffect } from "react";
import type { Playground } from "../../app/playground.ts";

/** Things that have a use of their own for Space and for letters; sliders and radio buttons have none. */
const OWN_KEYS =
  "button, input:not([type=range], [type=radio]), select, textarea, a, summary, dialog, " +
  "[role=application], [role=button], [contenteditable]";

/** Space trains or pauses and "." takes one step, unless the key belongs to what is focused. */
export function useTransportKeys(playground: Playground): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return;
      const training = playground.store.getState().status.state === "training";
      if (event.key === " ") {
        event.preventDefault(); // or the page would scroll
        if (training) playground.pause();
        else playground.train();
      } else if (event.key === "." && !training) playground.step();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [playground]);
}
