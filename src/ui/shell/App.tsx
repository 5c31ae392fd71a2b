import { Suspense } from "react";
import { DataCard } from "../data/DataCard.tsx";
import { DropZone } from "../data/DropZone.tsx";
import { DrawCard } from "../drawing/DrawCard.tsx";
import { ModelNotices } from "../model/ModelNotices.tsx";
import { NetworkCard } from "../network/NetworkCard.tsx";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { PageEnd } from "../problems/PageEnd.tsx";
import { ProblemList } from "../problems/ProblemList.tsx";
import { lazyPart } from "../problems/lazyPart.ts";
import { TrainingCard } from "../training/TrainingCard.tsx";
import { ViewsCard } from "../views/ViewsCard.tsx";
import styles from "./App.module.css";
import { TopBar } from "./TopBar.tsx";

// The chart library is half of the page's code: everything else need not wait for it.
const Curves = lazyPart(() => import("../curves/Curves.tsx"));

/** The one screen. Its columns read left to right; on narrow screens the cards stack by need. */
export function App() {
  return (
    <ErrorBoundary part="The page">
      <DropZone>
        <TopBar />
        <main className={styles.columns}>
          <div className={styles.column}>
            <DataCard />
            <NetworkCard />
            <TrainingCard />
          </div>
          <div className={styles.column}>
            <ErrorBoundary part="The curves">
              <Suspense fallback={<div className={styles.curvesToCome} />}>
                <Curves />
              </Suspense>
            </ErrorBoundary>
            <ViewsCard />
          </div>
          <div className={styles.column}>
            <DrawCard />
          </div>
        </main>
        <PageEnd>
          <ModelNotices />
          <ProblemList />
        </PageEnd>
      </DropZone>
    </ErrorBoundary>
  );
}
