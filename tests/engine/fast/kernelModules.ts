import { inPage } from "../../environment.ts";

/** What a module may ask of a browser: see `kernels.config.js`. */
export type KernelVariant = "plain-local" | "plain-shared" | "relaxed-local" | "relaxed-shared";

export const kernelVariants: readonly KernelVariant[] = [
  "plain-local",
  "plain-shared",
  "relaxed-local",
  "relaxed-shared",
];

/** The compiled kernels, in Node and in a page, or null where WebAssembly refuses them. */
export async function loadKernels(
  precision: "f32" | "f64",
  variant: KernelVariant,
): Promise<WebAssembly.Module | null> {
  const bytes = await (inPage ? fetchKernels : compileKernels)(`${precision}.ts`, variant);
  return WebAssembly.validate(bytes) ? WebAssembly.compile(bytes) : null;
}

/** As the worker gets them, only that the address is put together when the test asks for it. */
async function fetchKernels(entry: string, variant: KernelVariant): Promise<BufferSource> {
  const source = `/src/engine/fast/kernels/${entry}?kernels=${variant}`;
  const { default: address } = (await import(/* @vite-ignore */ source)) as { default: string };
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${source}: expected the module, got ${response.status} from the server.`);
  return response.arrayBuffer();
}

async function compileKernels(entry: string, variant: KernelVariant): Promise<BufferSource> {
  const { readKernels } = await import("../../../kernels.config.js");
  return readKernels(entry, variant);
}
