import type { PublishedFile } from "../../data/known/publishedFiles.ts";
import type { Item } from "./item.ts";

/**
 * The name of the set whose authors offer this very file; `null` where none is known to. A file is read for this only
 * if it is as long as one of theirs. Pages without TLS have no SHA-256, and know of no file.
 */
export async function publishedSet(item: Item, published: readonly PublishedFile[]): Promise<string | null> {
  const candidates = published.filter(({ size }) => size === item.size);
  if (candidates.length === 0 || !("subtle" in crypto)) return null;
  const bytes = new Uint8Array(item.size);
  let at = 0;
  for await (const piece of item.read()) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return candidates.find((file) => file.sha256 === sha256)?.set ?? null;
}
