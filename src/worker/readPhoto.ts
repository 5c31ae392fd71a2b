import { findInk, PictureError } from "../data/framing/findInk.ts";
import type { Photo } from "./protocol.ts";
import type { SessionHost } from "./session.ts";

/** Posts the ink of a photo, or what keeps it from being read. */
export function readPhoto(photoId: number, photo: Photo, host: SessionHost): void {
  try {
    host.post({ type: "picture", photoId, picture: findInk(photo) });
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    const { code, message } = error;
    host.post({ type: "problem", problem: { code, message, scope: "drawing" } });
    host.post({ type: "picture", photoId, picture: null });
  }
}
