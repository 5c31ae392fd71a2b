import type { BrowseImages } from "../../app/browsing.ts";

/** An image of the data set and what has been said of it. */
export interface CachedImage {
  /** Higher for each image that comes. */
  readonly serial: number;
  /** What the data were like when it was asked for: see `renew`. */
  readonly edition: number;
  /** (rows·cols,) */
  readonly ink: Uint8Array;
  readonly label: number;
  readonly cameAs: number;
  readonly excluded: boolean;
}

type Ask = (places: readonly number[]) => Promise<BrowseImages | null>;

/** Images asked for at once: a few screens' rows, 200 kB of MNIST's. */
const BATCH = 256;
/** Questions on their way at the same time: one being answered while another one's images are painted. */
const UNDERWAY = 2;
const CACHED_BYTES = 24e6;
/** Enough for the largest screen, whatever the images' size. */
const CACHED_LEAST = 8192;

/**
 * Images that have been on screen lately, by place, and the fetching of those that are wanted next. Whoever scrolls
 * past images that have not come yet never waits for them.
 */
export class ImageCache {
  private readonly images = new Map<number, CachedImage>();
  private readonly asked = new Set<number>();
  private readonly listeners = new Set<() => void>();
  private readonly most: number;
  private wanted: readonly number[] = [];
  private look = "";
  private serial = 0;
  private edition = 0;
  private underway = 0;
  /** There was nothing at the places wanted: other data have come, of which the page will learn in a moment. */
  private refused = false;

  /** @param pixels of an image */
  constructor(
    private readonly ask: Ask,
    pixels: number,
  ) {
    this.most = Math.max(CACHED_LEAST, Math.floor(CACHED_BYTES / pixels));
  }

  get(place: number): CachedImage | null {
    return this.images.get(place) ?? null;
  }

  /** A number that grows whenever one of these images comes. */
  stampOf(places: Uint32Array): number {
    return places.reduce((sum, place) => sum + (this.images.get(place)?.serial ?? 0), 0);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Fetches these, most urgent first, in place of any wanted before. */
  want(places: readonly number[]): void {
    this.wanted = places;
    this.refused = false;
    this.fetch();
  }

  /**
   * The data have been changed: what is wanted is fetched again, and shown as it was until then, unless all images
   * `look` different.
   */
  renew(look: string): void {
    this.edition += 1;
    this.refused = false;
    if (look !== this.look) {
      this.look = look;
      this.images.clear();
      this.tell();
    }
    this.fetch();
  }

  private fetch(): void {
    while (this.underway < UNDERWAY && !this.refused) {
      const places = this.nextBatch();
      if (places.length === 0) return;
      void this.fetchBatch(places, this.edition);
    }
  }

  private nextBatch(): number[] {
    const places: number[] = [];
    for (const place of this.wanted) {
      if (this.asked.has(place) || this.images.get(place)?.edition === this.edition) continue;
      places.push(place);
      if (places.length === BATCH) break;
    }
    return places;
  }

  private async fetchBatch(places: readonly number[], edition: number): Promise<void> {
    this.underway += 1;
    for (const place of places) this.asked.add(place);
    const come = await this.ask(places);
    this.underway -= 1;
    for (const place of places) this.asked.delete(place);
    if (come) this.keep(places, come, edition);
    else if (edition === this.edition) this.refused = true;
    this.fetch();
  }

  private keep(places: readonly number[], come: BrowseImages, edition: number): void {
    const pixels = come.images.length / places.length;
    places.forEach((place, item) => {
      this.serial += 1;
      this.images.delete(place); // so that it stands last
      this.images.set(place, {
        serial: this.serial,
        edition,
        ink: come.images.subarray(item * pixels, (item + 1) * pixels),
        label: come.labels[item] ?? 0,
        cameAs: come.cameAs[item] ?? 0,
        excluded: come.excluded[item] === 1,
      });
    });
    for (const place of this.images.keys()) {
      if (this.images.size <= this.most) break;
      this.images.delete(place);
    }
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
