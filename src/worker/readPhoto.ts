import { whatIsDrawn } from "../experiment/classWords.ts";
import { fetchPart, MissingPart, missingPartProblem } from "../experiment/missingPart.ts";
import type { Problem } from "../experiment/problem.ts";
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
  const refuse = (problem: Problem) => {
    host.post({ type: "problem", problem });
    host.post({ type: "picture", photoId, picture: null });
  };
  const reader = await fetchPart("reads photos", () => import("../data/framing/findInk.ts")).catch(
    (error: unknown) => {
      if (!(error instanceof MissingPart)) throw error;
      refuse(missingPartProblem(error, { where: "Image", again: "open it again", scope: "drawing" }));
      return null;
    },
  );
  if (!reader) return;
  try {
    host.post({ type: "picture", photoId, picture: reader.findInk(photo, whatIsDrawn(classNames)) });
  } catch (error) {
    if (!(error instanceof reader.PictureError)) throw error;
    refuse({ code: error.code, message: error.message, scope: "drawing" });
  }
}
