import type { Crew } from "./crew.ts";
import { instantiateKernels, type KernelExports } from "./kernelExports.ts";
import type { StoredImages } from "./imageStore.ts";
import { heap, mayBlockWord, presentWord } from "./layout.ts";

const PAGE_BYTES = 65536;
/** Past what it needs, an engine may find this much room left over by the one before it. */
const SLACK_BYTES = 32 * 1024 * 1024;
const MOST_PAGES = { local: 65536, shared: 32768 } as const;

export interface WorkshopTools {
  /** Modules of the precisions that there are engines for, for memory that is shared between threads or not. */
  readonly kernels: Readonly<Partial<Record<"f32" | "f64", WebAssembly.Module>>>;
  readonly shared: boolean;
  /** Threads, where memory is shared. */
  readonly crew: Crew | null;
  /** Whether the calling thread may sleep, as a worker may and a page's own thread may not. */
  readonly mayBlock: boolean;
}

/**
 * Keeps one memory from engine to engine, and with it the team and the data set's inked pixels: a browser
 * takes its time to give memory back, and a new network on the same images needs the same lists.
 */
export class Workshop {
  private idle: Bench | null = null;

  constructor(private readonly tools: WorkshopTools) {}

  /** A place to work, alone until `threads` - 1 others have joined. */
  open(precision: "f32" | "f64", threads: number): Bench {
    const kernels = this.tools.kernels[precision];
    if (kernels === undefined)
      throw new Error(`workshop: expected kernels in ${precision}, got none. Load them first.`);
    const wanted = this.tools.shared && this.tools.crew !== null ? threads : 1;
    const idle = this.idle;
    this.idle = null;
    if (idle) {
      if (idle.kernels !== kernels || idle.wanted !== wanted) idle.equip(kernels, wanted);
      return idle;
    }
    return new Bench(this.tools, kernels, wanted);
  }

  /** Takes a place back; its engine must not use it any more. */
  close(bench: Bench): void {
    if (this.idle) bench.abandon();
    else this.idle = bench;
  }
}

interface MemoryViews {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly doubles: Float64Array;
}

/** A memory with the kernels that work on it, and the threads that help. */
export class Bench {
  memory: WebAssembly.Memory;
  exports: KernelExports;
  /** The training images at the start of the heap. */
  contents: StoredImages | null = null;
  private lastViews: MemoryViews | null = null;
  private callOff: (() => void) | null = null;

  constructor(
    private readonly tools: WorkshopTools,
    public kernels: WebAssembly.Module,
    /** Threads asked for, the caller included. */
    public wanted: number,
  ) {
    this.memory = this.newMemory(heap);
    this.exports = instantiateKernels(kernels, this.memory);
    this.equip(kernels, wanted);
  }

  /** Threads that work here now, the caller included. */
  get threads(): number {
    return 1 + (this.words[presentWord >> 2] & 255);
  }

  /** The memory as words, bytes and float64; not to be kept, since `reserve` may put another in their place. */
  get views(): MemoryViews {
    const { buffer } = this.memory;
    if (this.lastViews?.words.buffer !== buffer) {
      this.lastViews = {
        words: new Int32Array(buffer),
        bytes: new Uint8Array(buffer),
        doubles: new Float64Array(buffer),
      };
    }
    return this.lastViews;
  }

  get words(): Int32Array {
    return this.views.words;
  }

  /** Puts other kernels or another number of threads to work on the same memory. */
  equip(kernels: WebAssembly.Module, wanted: number): void {
    const ticket = this.dismiss();
    if (kernels !== this.kernels) this.exports = instantiateKernels(kernels, this.memory);
    this.kernels = kernels;
    this.wanted = wanted;
    this.words[mayBlockWord >> 2] = this.tools.mayBlock ? 1 : 0;
    const { memory } = this;
    if (wanted > 1) this.callOff = this.tools.crew?.enlist({ kernels, memory, ticket }, wanted - 1) ?? null;
  }

  /**
   * Makes sure that the memory reaches to `end`. Where it grows, the threads come anew: they may take their time
   * to notice that a memory has grown.
   *
   * @throws RangeError if there is not that much.
   */
  reserve(end: number): void {
    const missing = end - this.memory.buffer.byteLength;
    if (missing <= 0) return;
    const pages = Math.ceil(missing / PAGE_BYTES);
    this.dismiss();
    try {
      this.memory.grow(pages);
    } catch {
      throw new RangeError(
        `memory: expected ${Math.ceil(end / 1e6)} MB for this network, batch and data, got less. Choose smaller ones.`,
      );
    } finally {
      this.equip(this.kernels, this.wanted);
    }
  }

  /** Forgets all contents, and where the memory is much larger than `bytes`, takes a smaller one instead. */
  clear(bytes: number): void {
    this.contents = null;
    if (this.memory.buffer.byteLength <= bytes + SLACK_BYTES) return;
    const { kernels, wanted } = this;
    this.abandon();
    this.memory = this.newMemory(bytes);
    this.exports = instantiateKernels(kernels, this.memory);
    this.equip(kernels, wanted);
  }

  /** Sends the threads home for good. */
  abandon(): void {
    this.dismiss();
  }

  private dismiss(): number {
    const ticket = this.exports.dismiss();
    this.callOff?.();
    this.callOff = null;
    return ticket;
  }

  private newMemory(bytes: number): WebAssembly.Memory {
    const maximum = MOST_PAGES[this.tools.shared ? "shared" : "local"];
    const initial = Math.min(Math.ceil(bytes / PAGE_BYTES), maximum);
    return new WebAssembly.Memory({ initial, maximum, shared: this.tools.shared });
  }
}
