import { Segmented } from "../controls/Segmented.tsx";
import { usePlayground } from "../shell/context.ts";
import styles from "./DataFacts.module.css";

const shares = ["0", "0.1", "0.2", "0.3"] as const;
const names = { "0": "none", "0.1": "10%", "0.2": "20%", "0.3": "30%" } as const;

/** Says that the data bring no test images, and offers a share of the training images in their place. */
export function TestShare({ share }: { readonly share: number }) {
  const playground = usePlayground();
  return (
    <div className={styles.share}>
      <p>These data bring no test images. Add some, or set training images aside to test with:</p>
      <Segmented
        legend="Images set aside to test with"
        options={shares.map((value) => ({ value, label: names[value] }))}
        value={shares.find((value) => Number(value) === share) ?? "0"}
        onChange={(value) => {
          playground.data.edit({ kind: "testShare", share: Number(value) });
        }}
      />
    </div>
  );
}
