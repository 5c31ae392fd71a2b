import { createStore } from "zustand/vanilla";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const STORAGE_KEY = "inkling.theme";

export interface ThemeState {
  /** What the visitor chose; `system` follows the operating system. */
  readonly theme: Theme;
  /** What is shown. */
  readonly shown: "light" | "dark";
  readonly setTheme: (theme: Theme) => void;
}

/** @param page where the look is shown (`data-theme` on the root) and, where allowed, remembered. */
export function createThemeStore(page: Window) {
  const system = page.matchMedia("(prefers-color-scheme: dark)");
  const resolve = (theme: Theme) => (theme === "system" ? (system.matches ? "dark" : "light") : theme);
  const show = (theme: Theme) => {
    const shown = resolve(theme);
    page.document.documentElement.dataset["theme"] = shown;
    return { theme, shown } as const;
  };

  const store = createStore<ThemeState>((set) => ({
    ...show(readTheme(page)),
    setTheme: (theme) => {
      rememberTheme(page, theme);
      set(show(theme));
    },
  }));
  system.addEventListener("change", () => {
    store.setState(show(store.getState().theme));
  });
  return store;
}

function readTheme(page: Window): Theme {
  try {
    const stored = page.localStorage.getItem(STORAGE_KEY);
    return themes.find((theme) => theme === stored) ?? "system";
  } catch {
    return "system"; // storage is refused: the choice lasts as long as the page
  }
}

function rememberTheme(page: Window, theme: Theme): void {
  try {
    page.localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    return; // as above
  }
}
