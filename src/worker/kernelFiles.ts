import f32PlainLocal from "../engine/fast/kernels/f32.ts?kernels=plain-local";
import f32PlainShared from "../engine/fast/kernels/f32.ts?kernels=plain-shared";
import f32RelaxedLocal from "../engine/fast/kernels/f32.ts?kernels=relaxed-local";
import f32RelaxedShared from "../engine/fast/kernels/f32.ts?kernels=relaxed-shared";
import f64PlainLocal from "../engine/fast/kernels/f64.ts?kernels=plain-local";
import f64PlainShared from "../engine/fast/kernels/f64.ts?kernels=plain-shared";
import f64RelaxedLocal from "../engine/fast/kernels/f64.ts?kernels=relaxed-local";
import f64RelaxedShared from "../engine/fast/kernels/f64.ts?kernels=relaxed-shared";

type Addresses = Readonly<Record<"f32" | "f64", string>>;

/** Addresses of the kernels by the memory they work on; the first variant that the browser takes is the fastest. */
const variants: Readonly<Record<"local" | "shared", readonly Addresses[]>> = {
  local: [
    { f32: f32RelaxedLocal, f64: f64RelaxedLocal },
    { f32: f32PlainLocal, f64: f64PlainLocal },
  ],
  shared: [
    { f32: f32RelaxedShared, f64: f64RelaxedShared },
    { f32: f32PlainShared, f64: f64PlainShared },
  ],
};

export type Kernels = Readonly<Record<"f32" | "f64", WebAssembly.Module>>;

/**
 * The fastest kernels that this browser takes, or null if it takes none.
 *
 * @throws Error if they cannot be fetched.
 */
export async function loadKernels(memory: "local" | "shared"): Promise<Kernels | null> {
  if (typeof WebAssembly === "undefined") return null;
  for (const addresses of variants[memory]) {
    const [f32, f64] = await Promise.all([fetchBytes(addresses.f32), fetchBytes(addresses.f64)]);
    if (!WebAssembly.validate(f32) || !WebAssembly.validate(f64)) continue;
    const [f32Module, f64Module] = await Promise.all([WebAssembly.compile(f32), WebAssembly.compile(f64)]);
    return { f32: f32Module, f64: f64Module };
  }
  return null;
}

async function fetchBytes(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(
      `kernels: expected ${address}, got status ${response.status}. Was the page updated meanwhile?`,
    );
  }
  return response.arrayBuffer();
}
