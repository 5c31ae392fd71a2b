import { fetchPart } from "../../experiment/missingPart.ts";
import type { PictureKind } from "../pictures/makePicture.ts";
import type { ExportForm } from "./entries.ts";

/** The two kinds of file that a picture is saved as. */
export const pictureForms = (kind: PictureKind): readonly ExportForm[] =>
  ([".png", ".svg"] as const).map((ending) => ({
    ending,
    make: async (playground, { theme }) => {
      const { makePicture } = await fetchPart("draws pictures", () => import("../pictures/makePicture.ts"));
      return makePicture(kind, ending, playground, theme);
    },
  }));
