import { createContext, use } from "react";
import { useStore, type StoreApi } from "zustand";
import type { Playground } from "../../app/playground.ts";
import type { PlaygroundState } from "../../app/playgroundState.ts";
import type { ThemeState } from "../../app/theme.ts";

export const PlaygroundContext = createContext<Playground | null>(null);
export const ThemeContext = createContext<StoreApi<ThemeState> | null>(null);

function required<T>(value: T | null, name: string): T {
  if (value === null) throw new Error(`${name}: expected a provider around this component, got none.`);
  return value;
}

/** What a visitor can do. */
export function usePlayground(): Playground {
  return required(use(PlaygroundContext), "usePlayground");
}

/** A part of what the page shows; renders again only when that part changes. */
export function usePlaygroundState<T>(select: (state: PlaygroundState) => T): T {
  return useStore(usePlayground().store, select);
}

export function useTheme<T>(select: (state: ThemeState) => T): T {
  return useStore(required(use(ThemeContext), "useTheme"), select);
}
