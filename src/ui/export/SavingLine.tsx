import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { sizeWords } from "../../data/words.ts";
import { usePlaygroundState } from "../shell/context.ts";
import { reasonFor } from "./exportWords.ts";
import styles from "./SavingLine.module.css";
import type { Saving } from "./useSaving.ts";

/** What has become of the file that was asked for, read out as it changes. */
export function SavingLine({ saving }: { readonly saving: Saving }) {
  const reported = usePlaygroundState((s) => s.problems);
  return (
    <div role="status" className={styles.line} data-state={saving.state}>
      {saving.state === "making" && <p>Making the file…</p>}
      {saving.state === "saved" && <SavedFile file={saving.file} />}
      {saving.state === "failed" && <p className={styles.failed}>{reasonFor(saving, reported)}</p>}
    </div>
  );
}

/** A file that has been saved, and a link for browsers that would not save it by themselves. */
function SavedFile({ file }: { readonly file: File }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(file);
    if (link.current) link.current.href = address;
    return () => {
      URL.revokeObjectURL(address);
    };
  }, [file]);
  return (
    <p>
      <Check size={14} aria-hidden="true" />
      Saved{" "}
      <a ref={link} download={file.name}>
        {file.name}
      </a>
      , {sizeWords(file.size)}
    </p>
  );
}
