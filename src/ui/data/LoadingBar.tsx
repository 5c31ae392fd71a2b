import { megabytes } from "../controls/figures.ts";
import { usePlaygroundState } from "../shell/context.ts";
import styles from "./LoadingBar.module.css";

/** Bytes read and unpacked while files are being loaded. */
export function LoadingBar() {
  const loading = usePlaygroundState((s) => s.loading);
  if (!loading) return null;
  const { file, bytesRead, bytesTotal, bytesUnpacked } = loading;
  return (
    <div className={styles.loading}>
      <progress aria-label={`Loading ${file}`} value={bytesRead} max={bytesTotal} />
      <span className={styles.file}>{file}</span>
      <span>
        {bytesTotal > 0
          ? `${megabytes(bytesRead)} of ${megabytes(bytesTotal)} → ${megabytes(bytesUnpacked)}`
          : ""}
      </span>
    </div>
  );
}
