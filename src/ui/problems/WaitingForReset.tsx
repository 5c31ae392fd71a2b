import { keysNeedingReset, type ResetKey } from "../../experiment/configuration.ts";
import { usePlaygroundState } from "../shell/context.ts";
import { WaitingStrip } from "./WaitingStrip.tsx";

const keyNames: Record<ResetKey, string> = {
  layers: "layers",
  activation: "activation",
  init: "first weights",
  seed: "seed",
  precision: "precision",
  validation: "validation images",
  engine: "engine",
  threads: "number of threads",
};

/**
 * Says which changes a run in progress cannot take over, and offers the reset that can.
 * It stands in the card where the change was made, so each card names its `keys`.
 */
export function WaitingForReset({ keys }: { readonly keys: readonly ResetKey[] }) {
  const config = usePlaygroundState((s) => s.config);
  const run = usePlaygroundState((s) => s.run);
  const waiting = run ? keysNeedingReset(run.config, config).filter((key) => keys.includes(key)) : [];
  if (waiting.length === 0) return null;
  const names = waiting.map((key) => keyNames[key]);
  return (
    <WaitingStrip>
      This run keeps its {new Intl.ListFormat("en").format(names)}. A reset starts over with your change.
    </WaitingStrip>
  );
}
