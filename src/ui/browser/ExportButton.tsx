import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { sizeWords } from "../../data/words.ts";
import { Button } from "../controls/Button.tsx";
import { usePlayground } from "../shell/context.ts";
import styles from "./ExportButton.module.css";

interface SavedFile {
  readonly name: string;
  readonly bytes: number;
  readonly address: string;
}

type State = "idle" | "preparing" | { readonly files: readonly SavedFile[] };

/** Browsers drop downloads that come all at once. */
const BETWEEN_DOWNLOADS_MS = 250;

/** Saves the data set, changes and all, as the files MNIST comes in. */
export function ExportButton() {
  const playground = usePlayground();
  const [state, setState] = useState<State>("idle");
  const files = typeof state === "object" ? state.files : null;

  // The files' addresses last as long as their links are on screen.
  useEffect(
    () => () => {
      for (const { address } of files ?? []) URL.revokeObjectURL(address);
    },
    [files],
  );

  const save = async () => {
    setState("preparing");
    const result = await playground.data.browse({ kind: "export" });
    if (result === null) {
      setState("idle");
      return;
    }
    const saved = result.files.map(({ name, blob }) => ({
      name,
      bytes: blob.size,
      address: URL.createObjectURL(blob),
    }));
    setState({ files: saved });
    for (const file of saved) {
      start(file);
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_DOWNLOADS_MS));
    }
  };

  return (
    <>
      <Button
        title="As MNIST’s kind of files: IDX, gzipped, with every change"
        resting={state === "preparing"}
        data-testid="export"
        data-state={files ? "saved" : state}
        onClick={() => void save()}
      >
        <Download size={14} aria-hidden="true" /> {state === "preparing" ? "Preparing…" : "Export as IDX"}
      </Button>
      <div className={files ? styles.saved : "visually-hidden"} role="status">
        {files && (
          <>
            Saved:{" "}
            {files.map((file) => (
              <a key={file.name} href={file.address} download={file.name}>
                {file.name} <span>{sizeWords(file.bytes)}</span>
              </a>
            ))}
          </>
        )}
      </div>
    </>
  );
}

function start({ address, name }: SavedFile): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
