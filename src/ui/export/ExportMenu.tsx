import { FolderOpen } from "lucide-react";
import { useId, useState } from "react";
import { sizeWords } from "../../data/words.ts";
import { Segmented } from "../controls/Segmented.tsx";
import { Switch } from "../controls/Switch.tsx";
import { usePlayground, usePlaygroundState, useTheme } from "../shell/context.ts";
import { commandOf, exportGroups, type ExportForm } from "./entries.ts";
import { EntryRow } from "./EntryRow.tsx";
import styles from "./ExportMenu.module.css";
import { publicSetBytes } from "./exportWords.ts";
import { focusNeighbour } from "./focusNeighbour.ts";
import { SavingLine } from "./SavingLine.tsx";
import { useSaving } from "./useSaving.ts";

const looks = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const;

/** All that can be taken along, each with what opens it, and the way to open it again. */
export default function ExportMenu({ onOpen }: { readonly onOpen: () => void }) {
  const playground = usePlayground();
  const dataset = usePlaygroundState((s) => s.dataset);
  const ready = usePlaygroundState((s) => s.run !== null);
  const shown = useTheme((s) => s.shown);
  const [withData, setWithData] = useState(false);
  const [chosen, setChosen] = useState<typeof shown | null>(null);
  const theme = chosen ?? shown; // the page's, until another is chosen
  const { saving, save } = useSaving();
  const id = useId();
  const dataBytes = publicSetBytes(dataset);

  const saveAs = (what: string, { make }: ExportForm) => {
    void save(what, () => make(playground, { withData, theme }));
  };
  return (
    <div className={styles.menu} onKeyDown={focusNeighbour}>
      {exportGroups.map((group, place) => (
        <section key={group.title} className={styles.group} aria-labelledby={`${id}-${place}`}>
          <header>
            <h2 id={`${id}-${place}`}>{group.title}</h2>
            {group.themed && (
              <Segmented legend="Look of the pictures" options={looks} value={theme} onChange={setChosen} />
            )}
          </header>
          {group.entries.map((entry, k) => (
            <EntryRow
              key={entry.title}
              entry={entry}
              command={commandOf(entry, dataBytes === null || withData)}
              first={place === 0 && k === 0}
              ready={ready}
              making={saving.state === "making" ? saving.what : null}
              onSave={saveAs}
            >
              {entry.data === "onWish" && dataBytes !== null && (
                <Switch on={withData} onChange={setWithData}>
                  with the data set ({sizeWords(dataBytes)})
                </Switch>
              )}
            </EntryRow>
          ))}
        </section>
      ))}
      <section className={styles.group} aria-labelledby={`${id}-open`}>
        <header>
          <h2 id={`${id}-open`}>Back again</h2>
        </header>
        <button
          type="button"
          className={styles.open}
          aria-describedby={`${id}-opens`}
          aria-label="Open…"
          onClick={({ currentTarget }) => {
            currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
            onOpen();
          }}
        >
          <FolderOpen size={16} aria-hidden="true" />
          <span>
            <b>Open…</b>
            <small id={`${id}-opens`}>What was saved here: .zip, .npz, .safetensors, .json</small>
          </span>
        </button>
      </section>
      <div className={styles.saving}>
        <SavingLine saving={saving} />
      </div>
    </div>
  );
}
