import { whatIsDrawn } from "../experiment/classWords.ts";
import type { Photo } from "./protocol.ts";
import type { SessionHost } from "./session.ts";

/**
 * Posts the ink of a photo, or what keeps it from being read. Most visitors draw: what reads photos is fetched
 * with the first one.
 * @param classNames those of the data in use, by which messages know what was looked for
 */
export async function readPhoto(
  photoId: number,
  photo: Photo,
  classNames: readonly string[],
  host: SessionHost,
): Promise<void> {
  const refuse = (code: string, message: string) => {
    host.post({ type: "problem", problem: { code, message, scope: "drawing" } });
    host.post({ type: "picture", photoId, picture: null });
  };
  const reader = await import("../data/framing/findInk.ts").catch((error: unknown) => {
    const got = error instanceof Error ? error.message : String(error);
    refuse(
      "photo-reader",
      `Image: expected to fetch what reads photos, got "${got}". Check the connection and try again.`,
    );
    return null;
  });
  if (!reader) return;
  try {
    host.post({ type: "picture", photoId, picture: reader.findInk(photo, whatIsDrawn(classNames)) });
  } catch (error) {
    if (!(error instanceof reader.PictureError)) throw error;
    refuse(error.code, error.message);
  }
}
