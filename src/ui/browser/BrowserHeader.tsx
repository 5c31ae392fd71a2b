import { X } from "lucide-react";
import type { BrowseOverview } from "../../app/browsing.ts";
import type { DatasetSummary } from "../../app/playgroundState.ts";
import { Button } from "../controls/Button.tsx";
import { changedWords, figureWords } from "./browserWords.ts";
import styles from "./BrowserHeader.module.css";

interface BrowserHeaderProps {
  readonly dataset: DatasetSummary;
  readonly overview: BrowseOverview | null;
  readonly onClose: () => void;
}

/** Which data set it is, how much of it there is, and what was found out about it. */
export function BrowserHeader({ dataset, overview, onClose }: BrowserHeaderProps) {
  const { testLacking, testShare, waiting } = dataset.edits;
  const changed = overview && changedWords(overview, waiting);
  return (
    <header className={styles.header}>
      <div className={styles.about}>
        <h2>{dataset.name}</h2>
        <p data-testid="browser-figures">
          {overview && figureWords(overview, testLacking && testShare > 0)}
          {changed && <b> · {changed}</b>}
        </p>
        {dataset.notes.length > 0 && (
          <ul className={styles.notes} aria-label="What was found">
            {dataset.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      <Button
        look="quiet"
        className={styles.close ?? ""}
        aria-label="Close the data browser"
        onClick={onClose}
      >
        <X size={17} aria-hidden="true" />
      </Button>
    </header>
  );
}
