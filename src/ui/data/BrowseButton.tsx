import { Images } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { Button } from "../controls/Button.tsx";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { lazyPart } from "../problems/lazyPart.ts";
import { usePlaygroundState } from "../shell/context.ts";
import styles from "./BrowseButton.module.css";

// Fetched by those who look through their data.
const DataBrowser = lazyPart(() => import("../browser/DataBrowser.tsx"));

/** Opens the data set in use over the page, to look through it and put it right. */
export function BrowseButton({ className = "" }: { readonly className?: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const ready = usePlaygroundState((s) => s.dataset !== null);
  return (
    <>
      <Button
        className={className}
        aria-haspopup="dialog"
        disabled={!ready}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        <Images size={14} aria-hidden="true" /> Browse images
      </Button>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-label="Data browser"
        onClose={() => {
          setOpen(false);
        }}
        onClick={(event) => {
          if (event.target === event.currentTarget) dialog.current?.close();
        }}
      >
        {open && (
          <ErrorBoundary part="The data browser">
            <Suspense fallback={null}>
              <DataBrowser onClose={() => dialog.current?.close()} />
            </Suspense>
          </ErrorBoundary>
        )}
      </dialog>
    </>
  );
}
