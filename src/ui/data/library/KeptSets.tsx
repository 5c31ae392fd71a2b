import { useId, useRef, useState } from "react";
import type { Library } from "../../../app/playgroundState.ts";
import styles from "./DataShelf.module.css";
import { KeptSetRow } from "./KeptSetRow.tsx";
import { placeWords, roomWords } from "./shelfWords.ts";

interface KeptSetsProps {
  readonly library: Library;
  /** Whether data are being loaded, so that none can be chosen. */
  readonly busy: boolean;
}

/** The data sets that are kept: choose one, rename or delete it. */
export default function KeptSets({ library, busy }: KeptSetsProps) {
  const { sets, current, place, room } = library;
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const [said, setSaid] = useState("");
  return (
    <section aria-labelledby={id} className={styles.kept} data-testid="kept-sets">
      <h3 id={id} ref={heading} tabIndex={-1}>
        Kept {place === "browser" ? "in this browser" : "until this page closes"}
      </h3>
      {sets.length > 0 && (
        <ul className={styles.list}>
          {sets.map((set) => (
            <KeptSetRow
              key={set.id}
              set={set}
              inUse={set.id === current}
              busy={busy}
              onDeleted={() => {
                setSaid(`${set.name} deleted.`);
                heading.current?.focus(); // what had the focus is gone
              }}
            />
          ))}
        </ul>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <p className={styles.note}>{place === "memory" ? placeWords : roomWords(sets, room)}</p>
    </section>
  );
}
