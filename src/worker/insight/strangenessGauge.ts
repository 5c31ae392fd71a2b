import type { Dataset } from "../../data/dataset.ts";
import { prepareStrangeness, type Strangeness } from "../../engine/insight/strangeness.ts";
import type { SessionHost } from "../session.ts";
import { doSlice } from "./doSlice.ts";

/** Looking through the training images goes on this long between two breaths, so that a pen does not wait. */
const SLICE_MS = 3;

/**
 * Knows how strange a drawing is once it has looked through the training images, which it does from the first
 * time that it is asked: who draws nothing pays nothing.
 */
export class StrangenessGauge {
  private images: Uint8Array | null = null;
  private strangeness: Strangeness | null = null;
  private last: { readonly image: Uint8Array; readonly value: number } | null = null;

  /** @param onReady told when it knows, and the drawing may be answered anew */
  constructor(
    private readonly host: SessionHost,
    private readonly onReady: () => void,
  ) {}

  /** `null` until it is known. The image must not be changed afterwards. */
  of(image: Uint8Array, data: Dataset): number | null {
    const known = this.among(data);
    if (known === null) return null;
    if (this.last?.image !== image) this.last = { image, value: known.of(image) };
    return this.last.value;
  }

  /** What is known of these training images, `null` until it is. */
  among({ train, rows, cols }: Dataset): Strangeness | null {
    if (this.images !== train.images) {
      this.images = train.images;
      this.strangeness = null;
      this.last = null;
      void this.prepare(train.images, rows, cols);
    }
    return this.strangeness;
  }

  private async prepare(images: Uint8Array, rows: number, cols: number): Promise<void> {
    const work = prepareStrangeness({ images, rows, cols });
    for (;;) {
      await this.host.breathe();
      if (this.images !== images) return;
      const piece = doSlice(work, this.host, SLICE_MS);
      if (piece.done !== true) continue;
      this.strangeness = piece.value;
      if (this.strangeness !== null) this.onReady();
      return;
    }
  }
}
