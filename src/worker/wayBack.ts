import type { DataHolder } from "./dataHolder.ts";

/** A way back to data and run as they are now, in training if it is. */
export function wayBack(holder: DataHolder): () => void {
  const { session, lastRun } = holder;
  const data = holder.mark();
  const snapshot = session.snapshot();
  const { training } = session;
  const putBackLast = lastRun.mark();
  return () => {
    if (data !== null) holder.putBack(data);
    if (snapshot !== null && session.open({ snapshot }) && training) session.train();
    putBackLast();
  };
}
