import { useRef, type ReactNode } from "react";
import { emptyFolder, offerFiles } from "../../app/offerFiles.ts";
import { usePlayground } from "../shell/context.ts";

const supported = "webkitdirectory" in HTMLInputElement.prototype;

interface FolderInputProps {
  /** Name of the button. */
  readonly label: string;
  readonly className?: string;
  /** Stands before the button where there is one. */
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

/** A button that has a whole folder chosen and loaded as data; nothing where the browser chooses no folders. */
export function FolderInput({ label, className, before, children }: FolderInputProps) {
  const playground = usePlayground();
  const input = useRef<HTMLInputElement>(null);
  if (!supported) return null;
  return (
    <>
      {before}
      <button type="button" aria-label={label} className={className} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={(element) => {
          input.current = element;
          if (element) element.webkitdirectory = true; // React knows no such attribute
        }}
        className="visually-hidden"
        aria-label="Data set folder"
        type="file"
        multiple
        tabIndex={-1}
        data-testid="folder-input"
        onChange={(event) => {
          const files = offerFiles(event.currentTarget.files ?? []);
          event.currentTarget.value = ""; // so that the same folder can be chosen again
          if (files.length > 0) void playground.data.loadFiles(files);
          else playground.report(emptyFolder("Folder"));
        }}
      />
    </>
  );
}
