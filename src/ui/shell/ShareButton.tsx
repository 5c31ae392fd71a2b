import { Link2 } from "lucide-react";
import { lazy, Suspense, useId, useRef, useState } from "react";
import { Button } from "../controls/Button.tsx";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import styles from "./ShareButton.module.css";

const SharePanel = lazy(() => import("./SharePanel.tsx"));

/** Of the panel, in pixels, and what stays free beside it. */
const WIDTH = 340;
const EDGE = 8;

/** Opens a small panel with the link; the browser closes it on Escape and on a press elsewhere. */
export function ShareButton() {
  const panel = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        aria-label="Share"
        aria-haspopup="dialog"
        aria-expanded={open}
        title="A link that repeats this experiment"
        popoverTarget={panel}
      >
        <Link2 size={15} aria-hidden="true" />
        <span className={styles.word}>Share</span>
      </Button>
      <div
        id={panel}
        popover="auto"
        role="dialog"
        aria-label="Share this experiment"
        className={styles.panel}
        onToggle={({ newState }) => {
          setOpen(newState === "open"); // what was inside may go only after the focus has gone back to the button
        }}
        onBeforeToggle={({ currentTarget }) => {
          const { bottom, right } = button.current?.getBoundingClientRect() ?? { bottom: 0, right: 0 };
          const page = document.documentElement.clientWidth;
          const width = Math.min(WIDTH, page - 2 * EDGE);
          Object.assign(currentTarget.style, {
            top: `${bottom + EDGE}px`,
            left: `${Math.max(EDGE, right - width)}px`,
            width: `${width}px`,
          });
        }}
      >
        {open && (
          <ErrorBoundary part="The link">
            <Suspense>
              <SharePanel />
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
    </>
  );
}
