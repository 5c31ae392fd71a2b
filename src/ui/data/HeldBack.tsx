import { fields } from "../../experiment/fields.ts";
import { count } from "../controls/figures.ts";
import { SliderField } from "../controls/SliderField.tsx";
import { WaitingForReset } from "../problems/WaitingForReset.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./DataCard.module.css";

const stops = [0, 500, 1000, 2000, 5000, 10000];
const resetKeys = ["validation"] as const;

/** How many images are kept from training to validate with. */
export function HeldBack() {
  const playground = usePlayground();
  const wanted = usePlaygroundState((s) => s.config.validation);
  const asked = usePlaygroundState((s) => s.run?.config.validation ?? 0);
  const got = usePlaygroundState((s) => s.facts?.validationCount ?? asked);
  return (
    <>
      <SliderField
        label="Held back"
        exactLabel="Validation images, exact value"
        value={wanted}
        stops={stops}
        field={fields.validation}
        onChange={(validation) => {
          playground.change({ validation });
        }}
      />
      {got < asked && (
        <p className={styles.summary}>
          At most half of the images are held back: {count(got)} instead of {count(asked)}.
        </p>
      )}
      <WaitingForReset keys={resetKeys} />
    </>
  );
}
