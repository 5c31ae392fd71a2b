import { useEffect, useState } from "react";
import type { Split } from "../../app/browsing.ts";
import { usePlayground, usePlaygroundState } from "../shell/context.ts";

/** One image and what has been said of it; `ink` (rows·cols,) uint8. */
export interface ShownImage {
  readonly ink: Uint8Array;
  readonly label: number;
  readonly cameAs: number;
  readonly excluded: boolean;
}

/** The image at a place as it is now; the one before until it comes, `null` before any has. */
export function useImage(split: Split, place: number): ShownImage | null {
  const playground = usePlayground();
  const dataset = usePlaygroundState((s) => s.dataset);
  const [image, setImage] = useState<ShownImage | null>(null);
  useEffect(() => {
    let late = false;
    void playground.data.browse({ kind: "images", split, places: [place] }).then((come) => {
      if (late || !come) return;
      const { images: ink, labels, cameAs, excluded } = come;
      const label = labels[0] ?? 0;
      setImage({ ink, label, cameAs: cameAs[0] ?? label, excluded: excluded[0] === 1 });
    });
    return () => {
      late = true;
    };
  }, [playground, dataset, split, place]);
  return image;
}
