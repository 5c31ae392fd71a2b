import { useEffect, useRef } from "react";
import { tabAfter } from "./tabAfter.ts";
import styles from "./TabRow.module.css";

interface TabRowProps {
  /** What the tabs are about, for those who cannot see them. */
  readonly label: string;
  /** Prefix of the ids: the tab of a view is `<id>-<view>`, its panel `<id>-panel`. */
  readonly id: string;
  readonly tabs: readonly { readonly name: string; readonly title: string }[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

/** A row of tabs, one of them chosen; the arrow keys choose among them, Tab goes on to the panel. */
export function TabRow({ label, id, tabs, chosen, onChoose }: TabRowProps) {
  const row = useRef<HTMLDivElement>(null);

  // Where not all of them fit, the row scrolls, and the chosen one is to be seen.
  useEffect(() => {
    const tab = row.current?.querySelector<HTMLElement>("[aria-selected=true]");
    if (!row.current || !tab) return;
    const { offsetLeft: left, offsetWidth: width } = tab;
    const { scrollLeft, clientWidth } = row.current;
    if (left < scrollLeft) row.current.scrollLeft = left;
    else if (left + width > scrollLeft + clientWidth) row.current.scrollLeft = left + width - clientWidth;
  }, [chosen]);

  return (
    <div
      ref={row}
      role="tablist"
      aria-label={label}
      className={styles.row}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const place = tabs.findIndex(({ name }) => name === chosen);
        const next = tabAfter(event.key, place, tabs.length);
        const tab = next === null ? undefined : tabs[next];
        if (!tab) return;
        event.preventDefault(); // or the page would scroll
        onChoose(tab.name);
        document.getElementById(`${id}-${tab.name}`)?.focus({ preventScroll: true });
      }}
    >
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          id={`${id}-${name}`}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => {
            onChoose(name);
          }}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
