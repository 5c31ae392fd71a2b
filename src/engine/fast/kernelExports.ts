/** What a module of kernels exports; `run` and `dismiss` are the caller's, `join` and `serve` the members'. */
export interface KernelExports {
  /** Does one job on the batch in memory, with whoever has joined. */
  run(kind: number): void;
  /** Joins as a member: -1 where the ticket has expired, else what `serve` is to be given. */
  join(ticket: number): number;
  /** Serves until dismissed. */
  serve(joined: number): void;
  /** Sends all members away; returns the ticket that the next must hold. */
  dismiss(): number;
}

const names = ["run", "join", "serve", "dismiss"] as const;

/**
 * Kernels on a memory.
 *
 * @throws TypeError if the module is not one of kernels, or shares its memory where this one is not shared.
 */
export function instantiateKernels(kernels: WebAssembly.Module, memory: WebAssembly.Memory): KernelExports {
  const { exports } = new WebAssembly.Instance(kernels, { env: { memory } });
  if (!isKernelExports(exports)) {
    throw new TypeError(
      `kernels: expected exports ${names.join(", ")}, got ${Object.keys(exports).join(", ")}. Is it another module?`,
    );
  }
  return exports;
}

function isKernelExports(
  exports: Record<string, unknown>,
): exports is Record<string, unknown> & KernelExports {
  return names.every((name) => typeof exports[name] === "function");
}
