import { Download } from "lucide-react";
import { useRef } from "react";
import { offerFiles } from "../../app/offerFiles.ts";
import { PanelButton } from "../controls/PanelButton.tsx";
import { lazyPart } from "../problems/lazyPart.ts";
import { usePlayground } from "../shell/context.ts";

const ExportMenu = lazyPart(() => import("./ExportMenu.tsx"));

/** Opens the menu of what can be taken along, and of what can be opened again. */
export function ExportButton() {
  const playground = usePlayground();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <PanelButton
        icon={Download}
        name="Export"
        title="Take the run, its program or the network with you"
        panel="Export and open"
        part="The menu"
        width={448}
      >
        <ExportMenu onOpen={() => input.current?.click()} />
      </PanelButton>
      <input
        ref={input}
        className="visually-hidden"
        aria-label="Run or network file"
        type="file"
        multiple // as the files of an unpacked run
        accept=".zip,.npz,.safetensors,.json"
        tabIndex={-1}
        data-testid="model-input"
        onChange={(event) => {
          const files = offerFiles(event.currentTarget.files ?? []).map((file) => ({
            ...file,
            toOpen: true,
          }));
          event.currentTarget.value = ""; // so that the same file can be chosen again
          if (files.length > 0) void playground.data.loadFiles(files);
        }}
      />
    </>
  );
}
