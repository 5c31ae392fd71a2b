import { Download } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { takeTransfer } from "../../app/board/takeFiles.ts";
import { usePlayground } from "../shell/context.ts";
import styles from "./DropZone.module.css";

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** The whole page takes dropped files, data and images, and says so while they hover over it. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const playground = usePlayground();
  const [hovering, setHovering] = useState(false);

  useEffect(() => {
    // Entering a child fires before leaving its parent: the balance is zero only outside the page.
    let depth = 0;
    const stop = new AbortController();
    const on = (type: "dragenter" | "dragover" | "dragleave" | "drop", act: (event: DragEvent) => void) => {
      document.addEventListener(
        type,
        (event) => {
          if (!carriesFiles(event)) return;
          event.preventDefault();
          act(event);
        },
        { signal: stop.signal },
      );
    };
    on("dragenter", () => {
      depth += 1;
      setHovering(true);
    });
    on("dragover", (event) => {
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    });
    on("dragleave", () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setHovering(false);
    });
    on("drop", (event) => {
      depth = 0;
      setHovering(false);
      if (event.dataTransfer) takeTransfer(playground, event.dataTransfer);
    });
    return () => {
      stop.abort();
    };
  }, [playground]);

  return (
    <>
      {children}
      {hovering && (
        <div className={styles.veil} aria-hidden="true">
          <div className={styles.invitation}>
            <Download size={28} />
            <b>Drop to load</b>
            <span>
              Data to train on: IDX, .npz, .npy or .csv, plain, gzipped or in a zip, or pictures in one folder
              for each class
            </span>
            <span>or one image of a digit to read</span>
            <span>or what was exported here: the .zip, a network as .npz or .safetensors, an experiment</span>
          </div>
        </div>
      )}
    </>
  );
}
