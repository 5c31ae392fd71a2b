import { CloudDownload } from "lucide-react";
import { Suspense, useId, useState } from "react";
import { addressOf, sources } from "../../../app/sources.ts";
import { sizeWords } from "../../../data/words.ts";
import { Button } from "../../controls/Button.tsx";
import { ErrorBoundary } from "../../problems/ErrorBoundary.tsx";
import { lazyPart } from "../../problems/lazyPart.ts";
import { usePlayground, usePlaygroundState } from "../../shell/context.ts";
import styles from "./DataShelf.module.css";

const KeptSets = lazyPart(() => import("./KeptSets.tsx"));
const Addresses = lazyPart(() => import("./Addresses.tsx"));

const wellKnown = ["mnist", "fashion-mnist"] as const;
const hostOf = (address: string): string => new URL(address).host;

/** Data sets that are kept in this browser, and those that a click fetches. */
export function DataShelf() {
  const playground = usePlayground();
  const library = usePlaygroundState((s) => s.library);
  const busy = usePlaygroundState((s) => s.loading !== null || s.status.state === "loading");
  const [addresses, setAddresses] = useState(() => ({
    mnist: addressOf("mnist"),
    "fashion-mnist": addressOf("fashion-mnist"),
  }));
  const [open, setOpen] = useState(false);
  const id = useId();
  // Pressed once more, the button opens what it has fetched.
  const isKept = (set: keyof typeof sources) => library?.sets.some(({ fetched }) => fetched === set) ?? false;
  const hosts = [...new Set(wellKnown.map((set) => hostOf(addresses[set])))];

  return (
    <div className={styles.shelf} data-testid="data-shelf">
      {library && (library.sets.length > 0 || library.place === "memory") && (
        <ErrorBoundary part="The list of kept data sets">
          <Suspense>
            <KeptSets library={library} busy={busy} />
          </Suspense>
        </ErrorBoundary>
      )}
      <div className={styles.sources}>
        {wellKnown.map((set) => (
          <Button
            key={set}
            resting={busy}
            aria-label={`Get ${sources[set].title}`}
            onClick={() => void playground.data.fetchSet(set, addresses[set])}
          >
            <CloudDownload size={15} aria-hidden="true" /> Get {sources[set].title}
            <small>{isKept(set) ? "kept" : sizeWords(sources[set].bytes)}</small>
          </Button>
        ))}
      </div>
      <p className={styles.note}>
        Fetched from {hosts.join(" and ")} when you press it.{" "}
        <button
          type="button"
          className={styles.link}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? "Close" : "Other address"}
        </button>
      </p>
      <div id={id} hidden={!open}>
        {open && (
          <ErrorBoundary part="The field for the address">
            <Suspense>
              <Addresses
                addresses={addresses}
                onChange={(set, address) => {
                  setAddresses({ ...addresses, [set]: address });
                }}
              />
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
    </div>
  );
}
