import type { DataFacts } from "../../experiment/dataFacts.ts";
import type { RunSnapshot } from "../../experiment/runSnapshot.ts";

/** What is known of a run that PyTorch is to go on with. */
export interface TorchSpec {
  readonly run: Pick<RunSnapshot, "made" | "changes" | "progress" | "taken">;
  readonly data: DataFacts;
}
