import type { LucideIcon } from "lucide-react";
import { Suspense, useId, useRef, useState, type ReactNode } from "react";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { Button } from "./Button.tsx";
import styles from "./PanelButton.module.css";

/** What stays free between the panel and the window's edges, in pixels. */
const EDGE = 8;

interface PanelButtonProps {
  readonly icon: LucideIcon;
  /** Of the button; on phones the icon stands for it. */
  readonly name: string;
  readonly title: string;
  /** Name of the panel. */
  readonly panel: string;
  /** What is in it, as a sentence begins with it. */
  readonly part: string;
  /** Of the panel, in pixels, where the window is wide enough. */
  readonly width: number;
  /** What is in the panel while it is open. */
  readonly children: ReactNode;
}

/** Opens a panel under the button; the browser closes it on Escape and on a press elsewhere. */
export function PanelButton({ icon: Icon, name, title, panel, part, width, children }: PanelButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={title}
        popoverTarget={id}
      >
        <Icon size={15} aria-hidden="true" />
        <span className={styles.word}>{name}</span>
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={panel}
        className={styles.panel}
        onToggle={({ newState }) => {
          setOpen(newState === "open"); // what was inside may go only after the focus has gone back to the button
        }}
        onBeforeToggle={({ currentTarget }) => {
          const { bottom, right } = button.current?.getBoundingClientRect() ?? { bottom: 0, right: 0 };
          const page = document.documentElement.clientWidth;
          const shown = Math.min(width, page - 2 * EDGE);
          const top = bottom + EDGE;
          Object.assign(currentTarget.style, {
            top: `${top}px`,
            left: `${Math.max(EDGE, right - shown)}px`,
            width: `${shown}px`,
            maxHeight: `calc(100dvh - ${top + EDGE}px)`,
          });
        }}
      >
        {open && (
          <ErrorBoundary part={part}>
            <Suspense>{children}</Suspense>
          </ErrorBoundary>
        )}
      </div>
    </>
  );
}
