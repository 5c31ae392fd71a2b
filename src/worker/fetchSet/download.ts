import { sizeWords } from "../../data/words.ts";
import { FetchFailure } from "./fetchFailure.ts";

export interface DownloadProgress {
  readonly read: number;
  /** As far as the server says; `null` where it does not, or where it unpacks what it says the packed length of. */
  readonly total: number | null;
}

/**
 * Fetches one file, packed or as the server unpacks it on the way.
 * @throws FetchFailure, or the signal's reason when aborted
 */
export async function download(
  address: string,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<Blob> {
  const response = await answer(address, signal);
  if (!response.ok || response.body === null) {
    const status = `${response.status} ${response.statusText}`.trim();
    throw new FetchFailure("fetch-refused", address, `HTTP status ${status}`);
  }
  const length = Number(response.headers.get("content-length") ?? 0);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let read = 0;
  let total: number | null = null;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(chunks);
      if (read === 0 && isGzip(value) && length > 0) total = length;
      chunks.push(value);
      read += value.length;
      onProgress({ read, total });
    }
  } catch (error) {
    signal.throwIfAborted();
    const all = total === null ? "" : ` of ${sizeWords(total)}`;
    const got = `${sizeWords(read)}${all} before the connection broke (${reasonOf(error)})`;
    throw new FetchFailure(navigator.onLine ? "fetch-cut" : "fetch-offline", address, got);
  }
}

async function answer(address: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
  } catch (error) {
    signal.throwIfAborted();
    if (!navigator.onLine) {
      throw new FetchFailure("fetch-offline", address, "no answer, as this device is offline");
    }
    // The browser tells no page which of these it is.
    const got =
      "no answer that this page may read: the server is out of reach, or it lets no other site's pages read its " +
      `files (CORS), or a filter or policy blocks it (${reasonOf(error)})`;
    throw new FetchFailure("fetch-blocked", address, got);
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && (bytes.length < 2 || bytes[1] === 0x8b);

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
