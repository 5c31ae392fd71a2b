import { lazy, Suspense, useState } from "react";
import styles from "./DistortionPreview.module.css";

const DistortedSheet = lazy(() => import("./DistortedSheet.tsx"));

/** Shows, when asked, what distortion makes of the training images. */
export function DistortionPreview() {
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.preview}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>See distorted digits</summary>
      {open && (
        <Suspense fallback={null}>
          <DistortedSheet />
        </Suspense>
      )}
    </details>
  );
}
