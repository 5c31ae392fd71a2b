import { Suspense, useId, useState } from "react";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { TabRow } from "./TabRow.tsx";
import { views } from "./views.ts";
import styles from "./ViewsCard.module.css";

/** What there is to see of the run: a card of tabs, one view at a time. */
export function ViewsCard() {
  const id = useId();
  const [chosen, setChosen] = useState<string>(views[0].name);
  const { name, part, Panel } = views.find((view) => view.name === chosen) ?? views[0];
  return (
    <section className={styles.card} aria-label="Views of the run">
      <TabRow label="Views of the run" id={id} tabs={views} chosen={name} onChoose={setChosen} />
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${name}`}
        tabIndex={0}
        className={styles.panel}
      >
        <ErrorBoundary key={name} part={part}>
          <Suspense fallback={<div className={styles.toCome} />}>
            <Panel />
          </Suspense>
        </ErrorBoundary>
      </div>
    </section>
  );
}
