import { lazy, Suspense, useState } from "react";
import { areDigits } from "../../experiment/classWords.ts";
import { usePlaygroundState } from "../shell/context.ts";
import styles from "./DistortionPreview.module.css";

const DistortedSheet = lazy(() => import("./DistortedSheet.tsx"));

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
        <Suspense fallback={null}>
          <DistortedSheet />
        </Suspense>
      )}
    </details>
  );
}
