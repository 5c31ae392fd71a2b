import { Suspense, useEffect, useId, useRef, type ReactNode } from "react";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { lazyPart } from "../problems/lazyPart.ts";
import { usePlayground } from "../shell/context.ts";
import { useInSight } from "../shell/useInSight.ts";
import { usePageVisible } from "../shell/usePageVisible.ts";
import styles from "./InsightTabs.module.css";

// Who wants to know more can wait for a moment; the first load cannot.
const WhyPanel = lazyPart(() => import("./why/WhyPanel.tsx"));
const NudgePanel = lazyPart(() => import("./nudge/NudgePanel.tsx"));
const OwnDigitsPanel = lazyPart(() => import("./own/OwnDigitsPanel.tsx"));

const panels = [
  { name: "why", title: "Why" },
  { name: "nudge", title: "Nudge" },
  { name: "own", title: "My digits" },
] as const;

export type PanelName = (typeof panels)[number]["name"];

interface InsightTabsProps {
  /** The panel that is open; `null` for none. */
  readonly open: PanelName | null;
  readonly onOpen: (panel: PanelName | null) => void;
  /** The class that Why is asked about; `null` for the answer. */
  readonly asked: number | null;
  readonly onAsk: (label: number | null) => void;
}

/** What there is to say beyond the answer: three panels, one of them open at a time, none at first. */
export function InsightTabs({ open, onOpen, asked, onAsk }: InsightTabsProps) {
  const playground = usePlayground();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const pageVisible = usePageVisible();
  const inSight = useInSight(place);
  // The units that fire are outlined elsewhere on the page, so that Why may be out of sight and yet looked at.
  const why = open === "why" && pageVisible;
  const shifts = open === "nudge" && pageVisible && inSight;

  useEffect(() => {
    playground.watchInsight({ why, shifts, asked });
  }, [playground, why, shifts, asked]);

  return (
    <div className={styles.insight}>
      <div className={styles.tabs}>
        {panels.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            aria-expanded={open === name}
            aria-controls={id}
            onClick={() => {
              onOpen(open === name ? null : name);
            }}
          >
            {title}
          </button>
        ))}
      </div>
      <div id={id} ref={place} className={styles.panel} data-open={open ?? ""}>
        {open !== null && (
          <ErrorBoundary key={open} part="This panel">
            <Suspense fallback={<div className={styles.toCome} />}>
              <Shown>
                {open === "why" && <WhyPanel asked={asked} onAsk={onAsk} />}
                {open === "nudge" && <NudgePanel />}
                {open === "own" && <OwnDigitsPanel />}
              </Shown>
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
    </div>
  );
}

/** Brings what has just been opened into the window. */
function Shown({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.current?.scrollIntoView({ block: "nearest", behavior: still ? "instant" : "smooth" });
  }, []);
  return (
    <div ref={place} className={styles.shown}>
      {children}
    </div>
  );
}
