import type { RunStatus } from "../../experiment/runStatus.ts";
import { count, percent } from "../controls/figures.ts";
import { usePlaygroundState } from "../shell/context.ts";

/** The turns of a run for those who listen. */
export function SpokenState() {
  const said = usePlaygroundState((s) => sentence(s.status));
  return (
    <span className="visually-hidden" role="status">
      {said}
    </span>
  );
}

function sentence({ state, step, epoch, evaluating, validation }: RunStatus): string {
  if (state === "paused") return `Paused at step ${count(step)}`;
  if (state === "failed") return step > 0 ? `Failed at step ${count(step)}` : "Failed";
  if (state !== "done" || evaluating) return "";
  const epochs = `Done after ${epoch} ${epoch === 1 ? "epoch" : "epochs"}`;
  return validation.accuracy === null
    ? epochs
    : `${epochs}, validation accuracy ${percent(validation.accuracy)}`;
}
