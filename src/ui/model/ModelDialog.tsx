import { useEffect, useId, useRef, useState } from "react";
import type { WaitingModel } from "../../app/playgroundState.ts";
import { Button } from "../controls/Button.tsx";
import { Segmented } from "../controls/Segmented.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import styles from "./ModelDialog.module.css";
import { activationNames } from "./modelWords.ts";

/** Asks what a file with a network does not say: what stands between its layers. */
export default function ModelDialog({ model }: { readonly model: WaitingModel }) {
  const playground = usePlayground();
  const usual = usePlaygroundState((s) => s.config.activation);
  const { name, layers, activations } = model;
  const dialog = useRef<HTMLDialogElement>(null);
  const [activation, setActivation] = useState(
    activations.includes(usual) ? usual : (activations[0] ?? usual),
  );
  const [question, why] = [useId(), useId()];

  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("input:checked")?.focus(); // the browser takes the first
  }, []);

  // Closed before it goes, so that the focus returns to where it was.
  const answer = (act: () => void) => {
    dialog.current?.close();
    act();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={question}
      aria-describedby={why}
      onCancel={(event) => {
        event.preventDefault();
        answer(() => playground.models.drop());
      }}
    >
      <form
        className={styles.sheet}
        onSubmit={(event) => {
          event.preventDefault();
          answer(() => playground.models.open(activation));
        }}
      >
        <h2 id={question}>
          <span>
            {name}: {layers.join("-")}.
          </span>{" "}
          Which activation stands between its layers?
        </h2>
        <p id={why}>
          The file holds weights alone. With another activation than they were trained with, they read far
          worse.
        </p>
        <Segmented
          legend="Activation of the network"
          options={activations.map((value) => ({ value, label: activationNames[value] }))}
          value={activation}
          onChange={setActivation}
        />
        <div className={styles.row}>
          <Button onClick={() => answer(() => playground.models.drop())}>Cancel</Button>
          <Button type="submit" className={styles.open ?? ""}>
            Open
          </Button>
        </div>
      </form>
    </dialog>
  );
}
