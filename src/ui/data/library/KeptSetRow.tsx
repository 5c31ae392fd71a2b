import { Check, Pencil, Trash2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { KeptSet } from "../../../app/playgroundState.ts";
import { sizeWords } from "../../../data/words.ts";
import { Button } from "../../controls/Button.tsx";
import { inkImage } from "../../pixels/inkImage.ts";
import { PixelImage } from "../../drawing/why/PixelImage.tsx";
import { usePlayground } from "../../shell/context.ts";
import styles from "./DataShelf.module.css";
import { NameField } from "./NameField.tsx";
import { dayWords, setWords } from "./shelfWords.ts";

interface KeptSetRowProps {
  readonly set: KeptSet;
  readonly inUse: boolean;
  readonly busy: boolean;
  readonly onDeleted: () => void;
}

/** One kept set and what can be done with it; its name and its deletion are asked for in its own place. */
export function KeptSetRow({ set, inUse, busy, onDeleted }: KeptSetRowProps) {
  const { data } = usePlayground();
  const [asks, setAsks] = useState<"name" | "delete" | null>(null);
  /** What to give the focus back to once nothing is asked any more. */
  const [goBack, setGoBack] = useState<"name" | "delete" | null>(null);
  const renameButton = useRef<HTMLButtonElement>(null);
  const deleteButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (goBack === "name") renameButton.current?.focus();
    if (goBack === "delete") deleteButton.current?.focus();
  }, [goBack]);
  const { id, name, sample, rows, cols } = set;
  const pixels = useCallback(() => inkImage(sample, cols, rows), [sample, cols, rows]);
  const ask = (what: "name" | "delete") => {
    setGoBack(null);
    setAsks(what);
  };
  const finish = (back: "name" | "delete" | null) => {
    setGoBack(back);
    setAsks(null);
  };

  return (
    <li className={styles.row} aria-current={inUse || undefined} data-name={name}>
      <span className={styles.thumb}>
        <PixelImage label={`A sample of ${name}`} rows={rows} cols={cols} pixels={pixels} />
      </span>
      <div className={styles.what}>
        {asks === "name" ? (
          <NameField
            name={name}
            onDone={(wanted, byKey) => {
              if (wanted !== null && wanted !== name) data.renameKept(id, wanted);
              finish(byKey ? "name" : null);
            }}
          />
        ) : (
          <b>{name}</b>
        )}
        <span>{setWords(set)}</span>
        <span>
          {inUse && <span className={styles.inUse}>in use · </span>}loaded {dayWords(set.loadedAt)}
        </span>
      </div>
      {asks === "delete" ? (
        <div key="asks" className={styles.actions} role="group" aria-label={`Delete ${name} for good?`}>
          <Button
            autoFocus
            className={styles.danger ?? ""}
            aria-label={`Delete ${name} for good`}
            onClick={() => {
              data.deleteKept(id);
              onDeleted();
            }}
          >
            Delete {sizeWords(set.bytes)}
          </Button>
          <Button
            look="quiet"
            aria-label={`Keep ${name}`}
            onClick={() => {
              finish("delete");
            }}
          >
            Keep
          </Button>
        </div>
      ) : (
        <div key="offers" className={styles.actions}>
          <Button aria-label={`Open ${name}`} resting={busy || inUse} onClick={() => void data.openKept(id)}>
            {inUse ? <Check size={14} aria-hidden="true" /> : "Open"}
          </Button>
          <Button
            look="quiet"
            className={styles.icon ?? ""}
            aria-label={`Rename ${name}`}
            title="Rename"
            ref={renameButton}
            resting={asks === "name"}
            onClick={() => {
              ask("name");
            }}
          >
            <Pencil size={14} aria-hidden="true" />
          </Button>
          <Button
            look="quiet"
            className={styles.icon ?? ""}
            aria-label={`Delete ${name}`}
            title="Delete"
            ref={deleteButton}
            onClick={() => {
              ask("delete");
            }}
          >
            <Trash2 size={14} aria-hidden="true" />
          </Button>
        </div>
      )}
    </li>
  );
}
