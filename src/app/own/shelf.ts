/** An example that the visitor has drawn; `image` (784,) uint8, framed as MNIST's digits are. */
export interface NewDigit {
  readonly label: number;
  readonly image: Uint8Array;
}

/** One that is kept; the `id` tells when it was added. */
export interface OwnDigit extends NewDigit {
  readonly id: number;
}

/** What a shelf holds. */
export interface Kept {
  /** Oldest first. */
  readonly digits: readonly OwnDigit[];
  /** How often each comes up in an epoch; `null` if that was never chosen. */
  readonly weight: number | null;
  /** Digits that cannot be read and are left out. */
  readonly damaged: number;
}

/** Where own digits are kept. Each change touches nothing but what it names, as other tabs make changes too. */
export interface Shelf {
  read(): Promise<Kept>;
  /** Resolves to the id. */
  add(digit: NewDigit): Promise<number>;
  /** Puts digits where they were, or others in their place. */
  put(digits: readonly OwnDigit[]): Promise<void>;
  remove(ids: readonly number[]): Promise<void>;
  setWeight(weight: number): Promise<void>;
}

/** Keeps digits as long as the page is open. */
export class MemoryShelf implements Shelf {
  private readonly digits: Map<number, OwnDigit>;
  private weight: number | null;
  private nextId: number;

  constructor({ digits, weight }: Pick<Kept, "digits" | "weight"> = { digits: [], weight: null }) {
    this.digits = new Map(digits.map((digit) => [digit.id, digit]));
    this.weight = weight;
    this.nextId = Math.max(0, ...this.digits.keys()) + 1;
  }

  read(): Promise<Kept> {
    const digits = [...this.digits.values()].sort((a, b) => a.id - b.id);
    return Promise.resolve({ digits, weight: this.weight, damaged: 0 });
  }

  add(digit: NewDigit): Promise<number> {
    const id = this.nextId++;
    this.digits.set(id, { ...digit, id });
    return Promise.resolve(id);
  }

  put(digits: readonly OwnDigit[]): Promise<void> {
    for (const digit of digits) this.digits.set(digit.id, digit);
    return Promise.resolve();
  }

  remove(ids: readonly number[]): Promise<void> {
    for (const id of ids) this.digits.delete(id);
    return Promise.resolve();
  }

  setWeight(weight: number): Promise<void> {
    this.weight = weight;
    return Promise.resolve();
  }
}
