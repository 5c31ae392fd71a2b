import { useStore } from "zustand";
import type { OwnState } from "../../../app/own/ownDigits.ts";
import { usePlayground } from "../../shell/context.ts";

/** A part of what is kept of the visitor's digits. */
export function useOwnDigits<T>(select: (state: OwnState) => T): T {
  return useStore(usePlayground().own.store, select);
}
