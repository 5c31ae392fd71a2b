import type { DataHolder } from "./dataHolder.ts";

/** A way back to data and run as they are now, in training if it is, and to what is set up for the next. */
export function wayBack(holder: DataHolder): () => void {
  const { session, lastRun } = holder;
  const data = holder.mark();
  const snapshot = session.snapshot();
  const { training, wanted } = session;
  const putBackLast = lastRun.mark();
  return () => {
    session.adjust(wanted); // or what had no room would be tried once more, on the data of before
    if (data !== null) holder.putBack(data);
    if (snapshot !== null) session.open({ snapshot });
    session.adjust(wanted);
    if (training) session.train();
    putBackLast();
  };
}
