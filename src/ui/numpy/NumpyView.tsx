import { Check, Copy, Download, Package } from "lucide-react";
import { useState } from "react";
import { keysNeedingReset } from "../../experiment/configuration.ts";
import { Button } from "../controls/Button.tsx";
import { SavingLine } from "../export/SavingLine.tsx";
import { useSaving } from "../export/useSaving.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";
import { CodeBox } from "./CodeBox.tsx";
import styles from "./NumpyView.module.css";
import { heldWords } from "./numpyWords.ts";
import { useProgram } from "./useProgram.ts";

const FILE = "train.py";

/** The experiment as a NumPy program: to be read, copied and taken along. */
export default function NumpyView() {
  const playground = usePlayground();
  const { text, problem } = useProgram();
  const waiting = usePlaygroundState((s) => s.run && keysNeedingReset(s.run.config, s.config).length > 0);
  const held = usePlaygroundState(({ run, config, facts }) =>
    heldWords(run?.config ?? config, facts?.precision ?? config.precision),
  );
  const { saving, save } = useSaving();
  const resting = text === null || saving.state === "making";
  return (
    <>
      <div className={styles.head}>
        <p>
          This run as a program that needs Python and NumPy, nothing else.{" "}
          {waiting && "What waits for a reset is not in it. "}
          <span>
            Exported with everything, <code>python3 train.py --check</code> repeats the run and holds {held}{" "}
            against this page’s.
          </span>
        </p>
        <div className={styles.actions}>
          <CopyButton text={text} />
          <Button
            resting={resting}
            onClick={() => void save(FILE, () => Promise.resolve(text === null ? null : pythonFile(text)))}
          >
            <Download size={14} aria-hidden="true" /> Download {FILE}
          </Button>
          <Button
            resting={resting}
            onClick={() => void save("Everything", () => playground.exports.make("bundle"))}
          >
            <Package size={14} aria-hidden="true" /> Export everything (.zip)
          </Button>
          <SavingLine saving={saving} />
        </div>
        {problem !== null && (
          <p role="status" className={styles.problem}>
            {text === null ? "There is no program" : "The program below is of a moment ago"}: {problem}.
          </p>
        )}
      </div>
      <CodeBox text={text} label={`${FILE}, the program of this run`} />
    </>
  );
}

const pythonFile = (text: string) => ({ name: FILE, blob: new Blob([text], { type: "text/x-python" }) });

const said = { "": "", copied: "Copied", refused: "The browser refuses to copy: mark the program." } as const;

function CopyButton({ text }: { readonly text: string | null }) {
  const [copied, setCopied] = useState<{ outcome: keyof typeof said; text: string | null } | null>(null);
  const outcome = copied !== null && copied.text === text ? copied.outcome : ""; // of another program it says nothing
  const copy = async () => {
    if (text === null) return;
    try {
      await navigator.clipboard.writeText(text);
      setCopied({ outcome: "copied", text });
    } catch {
      setCopied({ outcome: "refused", text });
    }
  };
  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <>
      <Button resting={text === null} onClick={() => void copy()}>
        <Icon size={14} aria-hidden="true" /> Copy
      </Button>
      <span role="status" className={outcome === "refused" ? styles.problem : "visually-hidden"}>
        {said[outcome]}
      </span>
    </>
  );
}
