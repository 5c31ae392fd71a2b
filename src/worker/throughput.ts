/** Milliseconds of training the rate looks back on. */
const WINDOW_MS = 1000;

/** Images a second over about the last second of training; time that is not reported does not count. */
export class Throughput {
  private readonly slices: { images: number; ms: number }[] = [];
  private images = 0;
  private ms = 0;

  add(images: number, ms: number): void {
    this.slices.push({ images, ms });
    this.images += images;
    this.ms += ms;
    for (let first = this.slices[0]; first && this.ms - first.ms > WINDOW_MS; first = this.slices[0]) {
      this.slices.shift();
      this.images -= first.images;
      this.ms -= first.ms;
    }
  }

  get imagesPerSecond(): number | null {
    return this.ms > 0 ? (this.images / this.ms) * 1000 : null;
  }
}
