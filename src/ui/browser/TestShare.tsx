import { useEffect, useState } from "react";
import { TEST_SHARE } from "../../app/browsing.ts";
import { percent } from "../controls/figures.ts";
import { Slider } from "../controls/Slider.tsx";
import { usePlayground } from "../shell/context.ts";
import styles from "./CorrectPanel.module.css";

/** A set is divided anew for each share, which is too much for each place a slider passes. */
const SETTLED_MS = 200;

/** How many of the training images to test with, where the data bring none to test with. */
export function TestShare({ share }: { readonly share: number }) {
  const { data } = usePlayground();
  /** Where the slider has been moved to, from the share it had. */
  const [moved, setMoved] = useState<{ readonly to: number; readonly from: number } | null>(null);
  useEffect(() => {
    if (moved === null) return;
    const settled = setTimeout(() => {
      data.edit({ kind: "testShare", share: moved.to });
    }, SETTLED_MS);
    return () => {
      clearTimeout(settled);
    };
  }, [data, moved]);
  const value = moved?.from === share ? moved.to : share;
  return (
    <div className={styles.share}>
      <Slider
        label="Test images, a share of the training images"
        value={value}
        figure={value === 0 ? "none" : percent(value, 0)}
        least={TEST_SHARE.min}
        most={TEST_SHARE.max}
        step={0.05}
        onChange={(to) => {
          setMoved({ to, from: share });
        }}
      />
      <p>This set brings no test images. The same share of each class is drawn, always the same ones.</p>
    </div>
  );
}
