import { describe, expect, it } from "vitest";
import { inPage } from "../../environment.ts";
import { kernelVariants, loadKernels } from "./kernelModules.ts";

/** Node takes the relaxed kernels from version 22 on. */
const taken = kernelVariants.filter((variant) => inPage || variant.startsWith("plain"));

describe(`the fast engine's environment, ${inPage ? "a page" : "Node"}`, () => {
  it("shares memory between threads", () => {
    if (inPage) expect(crossOriginIsolated).toBe(true);
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it.each(taken)("takes the %s kernels of both precisions", async (variant) => {
    expect(await loadKernels("f32", variant)).toBeInstanceOf(WebAssembly.Module);
    expect(await loadKernels("f64", variant)).toBeInstanceOf(WebAssembly.Module);
  });
});
