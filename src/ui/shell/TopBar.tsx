import { CircleHelp, Moon, Sun, SunMoon } from "lucide-react";
import { useRef, useState } from "react";
import type { Theme } from "../../app/theme.ts";
import { Button } from "../controls/Button.tsx";
import { ExportButton } from "../export/ExportButton.tsx";
import { TransportBar } from "../transport/TransportBar.tsx";
import { useTheme } from "./context.ts";
import { HelpDialog } from "./HelpDialog.tsx";
import { ShareButton } from "./ShareButton.tsx";
import styles from "./TopBar.module.css";

/** Name, transport and page-wide actions; always in sight. */
export function TopBar() {
  return (
    <div className={styles.bar}>
      <header className={styles.brand}>
        <svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
          <path d="M15 2c5 7 9 11 9 16a9 9 0 0 1-18 0c0-5 4-9 9-16z" fill="var(--ink)" />
          <path
            d="M10 18a5 5 0 0 0 5 5"
            stroke="var(--bg)"
            strokeWidth="2"
            fill="none"
            strokeLinecap="round"
          />
        </svg>
        <div>
          <h1>Inkling</h1>
          <p>Watch a network learn your handwriting</p>
        </div>
      </header>
      <TransportBar />
      <nav className={styles.actions} aria-label="Page">
        <ExportButton />
        <ShareButton />
        <ThemeButton />
        <HelpButton />
      </nav>
    </div>
  );
}

const themeLooks = {
  system: { icon: SunMoon, name: "as the system" },
  light: { icon: Sun, name: "light" },
  dark: { icon: Moon, name: "dark" },
} as const;

const opposite = { light: "dark", dark: "light" } as const;

/** From the system's look to the other one, so that every press is seen; then the system's, fixed; then back. */
function themeAfter(theme: Theme, shown: "light" | "dark"): Theme {
  if (theme === "system") return opposite[shown];
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return theme === system ? "system" : opposite[theme];
}

function ThemeButton() {
  const theme = useTheme((state) => state.theme);
  const shown = useTheme((state) => state.shown);
  const setTheme = useTheme((state) => state.setTheme);
  const { icon: Icon, name } = themeLooks[theme];
  const next = themeAfter(theme, shown);
  return (
    <Button
      aria-label={`Theme: ${name}. Change to ${themeLooks[next].name}`}
      title={`Theme: ${name}`}
      onClick={() => {
        setTheme(next);
      }}
    >
      <Icon size={15} aria-hidden="true" />
    </Button>
  );
}

function HelpButton() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        aria-label="Help"
        title="Help"
        onClick={() => {
          setAsked(true);
          dialog.current?.showModal();
        }}
      >
        <CircleHelp size={15} aria-hidden="true" />
      </Button>
      <HelpDialog ref={dialog} asked={asked} />
    </>
  );
}
