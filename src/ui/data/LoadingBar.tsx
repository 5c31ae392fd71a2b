import type { LoadProgress, PlaygroundState } from "../../app/playgroundState.ts";
import { counted, sizeWords } from "../../data/words.ts";
import { Button } from "../controls/Button.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./LoadingBar.module.css";

/**
 * How far a folder has been looked through, or files have been read and unpacked, and a way out. It covers the box it
 * stands in, so that nothing on the page moves when it comes and goes.
 */
export function LoadingBar() {
  const playground = usePlayground();
  const loading = usePlaygroundState((s) => s.loading);
  const looking = usePlaygroundState((s) => s.looking);
  if (!loading && !looking) return null;
  return (
    <div className={styles.loading} role="group" aria-label="Loading data">
      {looking ? <Looking {...looking} /> : loading && <Loading {...loading} />}
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
    </div>
  );
}

function Looking({ folder, files }: NonNullable<PlaygroundState["looking"]>) {
  return (
    <>
      <progress aria-label={`Looking through ${folder}`} />
      <span className={styles.file}>Looking through {folder}…</span>
      <span className={styles.bytes}>{counted(files, "file")}</span>
    </>
  );
}

function Loading({ file, bytesRead, bytesTotal, bytesUnpacked }: LoadProgress) {
  return (
    <>
      <progress
        aria-label={`Loading ${file}`}
        {...(bytesTotal > 0 && { value: bytesRead, max: bytesTotal })}
      />
      <span className={styles.file}>{file}</span>
      {bytesTotal > 0 && (
        <span className={styles.bytes}>
          {sizeWords(bytesRead)} of {sizeWords(bytesTotal)}
          {bytesUnpacked > bytesRead && ` → ${sizeWords(bytesUnpacked)}`}
        </span>
      )}
    </>
  );
}
