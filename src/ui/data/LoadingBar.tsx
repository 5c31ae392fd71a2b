import { Button } from "../controls/Button.tsx";
import { megabytes } from "../controls/figures.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./LoadingBar.module.css";

/**
 * Bytes read and unpacked while files are being loaded, and a way out. Its room is kept while there is nothing to
 * show, so that what lies below stays where it is.
 */
export function LoadingBar() {
  const playground = usePlayground();
  const loading = usePlaygroundState((s) => s.loading);
  return (
    <div className={styles.room}>
      {loading && (
        <div className={styles.loading} role="group" aria-label="Loading data">
          <progress
            aria-label={`Loading ${loading.file}`}
            {...(loading.bytesTotal > 0 && { value: loading.bytesRead, max: loading.bytesTotal })}
          />
          <span className={styles.file}>{loading.file}</span>
          <span className={styles.bytes}>
            {loading.bytesTotal > 0 &&
              `${megabytes(loading.bytesRead)} of ${megabytes(loading.bytesTotal)} → ${megabytes(loading.bytesUnpacked)}`}
          </span>
          {loading.bytesTotal > 0 && (
            <Button
              look="quiet"
              className={styles.cancel ?? ""}
              aria-label="Cancel loading"
              onClick={() => {
                playground.data.cancelLoad();
              }}
            >
              Cancel
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
