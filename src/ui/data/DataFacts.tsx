import type { DatasetSummary } from "../../app/playgroundState.ts";
import { WaitingStrip } from "../problems/WaitingStrip.tsx";
import styles from "./DataFacts.module.css";
import { TestShare } from "./TestShare.tsx";

/** What was found out about a data set, what it lacks, and what of the visitor's changes is still to come. */
export default function DataFacts({ notes, edits }: DatasetSummary) {
  return (
    <>
      {notes.length > 0 && (
        <ul className={styles.notes} aria-label="About these data">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {edits.testLacking && <TestShare share={edits.testShare} />}
      {edits.waiting && (
        <WaitingStrip>This run keeps its data. A reset starts over with your changes to them.</WaitingStrip>
      )}
    </>
  );
}
