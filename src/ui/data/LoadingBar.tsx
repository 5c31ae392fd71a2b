import { Button } from "../controls/Button.tsx";
import { megabytes } from "../controls/figures.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./LoadingBar.module.css";

/**
 * Bytes read and unpacked while files are being loaded, and a way out. It covers the box it stands in, so that nothing
 * on the page moves when it comes and goes.
 */
export function LoadingBar() {
  const playground = usePlayground();
  const loading = usePlaygroundState((s) => s.loading);
  if (!loading) return null;
  const { file, bytesRead, bytesTotal, bytesUnpacked } = loading;
  return (
    <div className={styles.loading} role="group" aria-label="Loading data">
      <progress
        aria-label={`Loading ${file}`}
        {...(bytesTotal > 0 && { value: bytesRead, max: bytesTotal })}
      />
      <span className={styles.file}>{file}</span>
      {bytesTotal > 0 && (
        <>
          <span className={styles.bytes}>
            {megabytes(bytesRead)} of {megabytes(bytesTotal)}
            {bytesUnpacked > bytesRead && ` → ${megabytes(bytesUnpacked)}`}
          </span>
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
        </>
      )}
    </div>
  );
}
