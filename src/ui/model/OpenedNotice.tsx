import { FolderOpen, X } from "lucide-react";
import { useEffect, useState } from "react";
import type { OpenedModel } from "../../app/playgroundState.ts";
import { Button } from "../controls/Button.tsx";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { networkWords, scoreWords } from "./modelWords.ts";
import styles from "./OpenedNotice.module.css";

/** What a file brought, how well it reads, and what could not be done; until it is sent away or another run is made. */
export default function OpenedNotice({ model }: { readonly model: OpenedModel }) {
  const playground = usePlayground();
  const [opened] = useState(() => playground.store.getState().status.step);
  const score = usePlaygroundState(({ status }) => (status.step === opened ? scoreWords(status) : ""));

  useEffect(
    () =>
      playground.store.subscribe(({ run }, before) => {
        if (run?.id !== before.run?.id) playground.models.forgetOpened();
      }),
    [playground],
  );
  return (
    <div className={styles.notice} data-testid="opened-model" data-resumed={model.resumed}>
      <FolderOpen size={17} aria-hidden="true" />
      <div>
        <p>
          <b>Opened {model.name}:</b> {networkWords(model.config)}
          {score !== "" && `, ${score}`}.
          {model.resumed &&
            " Training goes on as if it had never stopped, bit for bit in a browser like the one it was saved in."}
        </p>
        {model.notes.length > 0 && (
          <ul>
            {model.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      <Button
        look="quiet"
        className={styles.dismiss ?? ""}
        aria-label="Dismiss notice"
        title="Dismiss"
        onClick={() => {
          playground.models.forgetOpened();
        }}
      >
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
