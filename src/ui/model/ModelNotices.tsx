import { Suspense } from "react";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { lazyPart } from "../problems/lazyPart.ts";
import { usePlaygroundState } from "../shell/context.ts";
import styles from "./ModelNotices.module.css";

const ModelDialog = lazyPart(() => import("./ModelDialog.tsx"));
const OpenedNotice = lazyPart(() => import("./OpenedNotice.tsx"));

/** What a file with a network in it has to ask and to say; nothing as long as none came. */
export function ModelNotices() {
  const waiting = usePlaygroundState((s) => s.waitingModel);
  const opened = usePlaygroundState((s) => s.openedModel);
  return (
    <>
      {waiting && (
        <ErrorBoundary part="The question about the network">
          <Suspense>
            <ModelDialog key={waiting.modelId} model={waiting} />
          </Suspense>
        </ErrorBoundary>
      )}
      {/* There before its words are, so that they are read out. */}
      <div role="status" className={styles.place}>
        {opened && (
          <ErrorBoundary part="What was opened">
            <Suspense>
              <OpenedNotice model={opened} />
            </Suspense>
          </ErrorBoundary>
        )}
      </div>
    </>
  );
}
