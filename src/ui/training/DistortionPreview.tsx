import { Suspense, useState } from "react";
import { areDigits } from "../../experiment/classWords.ts";
import { ErrorBoundary } from "../problems/ErrorBoundary.tsx";
import { lazyPart } from "../problems/lazyPart.ts";
import { usePlaygroundState } from "../shell/context.ts";
import styles from "./DistortionPreview.module.css";

const DistortedSheet = lazyPart(() => import("./DistortedSheet.tsx"));

/** Shows, when asked, what distortion makes of the training images. */
export function DistortionPreview() {
  const digits = usePlaygroundState((s) => s.dataset === null || areDigits(s.dataset.classNames));
  const [open, setOpen] = useState(false);
  return (
    <details
      className={styles.preview}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>See distorted {digits ? "digits" : "images"}</summary>
      {open && (
        <ErrorBoundary part="Distorted images">
          <Suspense fallback={null}>
            <DistortedSheet />
          </Suspense>
        </ErrorBoundary>
      )}
    </details>
  );
}
