import type { DataFacts } from "../../experiment/dataFacts.ts";
import type { RunSnapshot } from "../../experiment/runSnapshot.ts";

/** What is known of a run that PyTorch is to go on with. */
export interface TorchSpec {
  readonly run: Pick<RunSnapshot, "made" | "changes" | "progress" | "taken">;
  readonly data: DataFacts;
  /** Whether the data set lies in the folder `data` beside the program. */
  readonly dataInBundle: boolean;
}
