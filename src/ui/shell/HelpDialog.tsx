import { Suspense, type RefObject } from "react";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { lazyPart } from "../problems/lazyPart.ts";
import styles from "./HelpDialog.module.css";

// Few visitors ask for help, and those who do can wait for a moment.
const HelpSheet = lazyPart(() => import("./HelpSheet.tsx"));

interface HelpDialogProps {
  readonly ref: RefObject<HTMLDialogElement | null>;
  /** Whether help has been asked for; what it says is fetched then. */
  readonly asked: boolean;
}

/** What the page is and how to use it, over the page. */
export function HelpDialog({ ref, asked }: HelpDialogProps) {
  const close = () => ref.current?.close();
  return (
    <dialog
      ref={ref}
      className={styles.dialog}
      aria-label="How it works"
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      {asked && (
        <ErrorBoundary part="The help">
          <Suspense fallback={<div className={styles.toCome} />}>
            <HelpSheet onClose={close} />
          </Suspense>
        </ErrorBoundary>
      )}
    </dialog>
  );
}
