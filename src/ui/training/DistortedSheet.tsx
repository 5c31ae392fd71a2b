import { useEffect } from "react";
import { counted } from "../../data/words.ts";
import { SampleSheet } from "../data/SampleSheet.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./DistortedSheet.module.css";

/** One image of each class, or of the first ten, as it is in the file and as three epochs distort it. */
export default function DistortedSheet() {
  const playground = usePlayground();
  const distortion = usePlaygroundState((s) => s.config.distortion);
  const distorted = usePlaygroundState((s) => s.distorted);
  const known = usePlaygroundState((s) => s.dataset?.classes ?? 0);

  useEffect(() => {
    playground.watchDistortion(true);
    return () => {
      playground.watchDistortion(false);
    };
  }, [playground]);

  if (!distorted) return <p className={styles.about}>Waiting for data.</p>;
  const { rows, cols, classes, before, after } = distorted;
  const size = { rows, cols, classes };
  const what = known > classes ? `of the first ${classes} classes` : "class";
  const epochs = after.length / before.length;
  return (
    <div className={styles.sheets}>
      <p className={styles.about}>{about(distortion)}</p>
      <SampleSheet
        {...size}
        samples={before}
        samplesPerClass={1}
        label={`One training image of each ${what}`}
      />
      <div className={styles.after}>
        <SampleSheet
          {...size}
          samples={after}
          samplesPerClass={epochs}
          label={`The same images as ${counted(epochs, "epoch")} distort${epochs === 1 ? "s" : ""} them`}
        />
      </div>
    </div>
  );
}

function about(degrees: number): string {
  if (degrees === 0) return "Distortion is off: every epoch sees the images as they are.";
  return (
    `Every epoch sees each image shifted, turned by up to ${degrees}°, scaled, slanted and bent anew; ` +
    "first as it is, then in this epoch and the next two."
  );
}
