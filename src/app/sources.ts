import type { WellKnownSet } from "../worker/protocol/library.ts";

/** Where a well-known data set can be fetched from. */
export interface Source {
  readonly title: string;
  /** What its four files come to, in bytes. */
  readonly bytes: number;
  /** The address that the files' names follow, as long as the visitor names no other. */
  readonly address: string;
}

export const sources: Readonly<Record<WellKnownSet, Source>> = {
  mnist: { title: "MNIST", bytes: 11_594_722, address: "https://cdn.jsdelivr.net/gh/fgnt/mnist/" },
  "fashion-mnist": {
    title: "Fashion-MNIST",
    bytes: 30_878_645,
    address: "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
  },
};

const keyOf = (set: WellKnownSet): string => `inkling-mirror-${set}`;

/** An address to fetch from, made to end in a slash; `null` for a text that is none. */
export function addressIn(text: string): string | null {
  if (!URL.canParse(text.trim())) return null;
  const { protocol, origin, pathname, username } = new URL(text.trim());
  if ((protocol !== "https:" && protocol !== "http:") || username !== "") return null;
  return origin + pathname.replace(/\/*$/, "/");
}

/** The address to fetch from: the visitor's own, if there is one. */
export function addressOf(set: WellKnownSet): string {
  try {
    return addressIn(localStorage.getItem(keyOf(set)) ?? "") ?? sources[set].address;
  } catch {
    return sources[set].address; // the page may remember nothing
  }
}

/** Remembers an address of the visitor's own for the next visits, or with `null` the usual one. */
export function rememberAddress(set: WellKnownSet, address: string | null): void {
  try {
    if (address === null) localStorage.removeItem(keyOf(set));
    else localStorage.setItem(keyOf(set), address);
  } catch {
    // it lasts as long as the page, then
  }
}
