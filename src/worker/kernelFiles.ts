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

/**
 * The fastest kernels of a precision that this browser takes, or null if it takes none.
 *
 * @throws Error if they cannot be fetched.
 */
export async function loadKernels(
  memory: "local" | "shared",
  precision: keyof Addresses,
): Promise<WebAssembly.Module | null> {
  if (typeof WebAssembly === "undefined") return null;
  for (const addresses of variants[memory]) {
    const bytes = await fetchBytes(addresses[precision]);
    if (WebAssembly.validate(bytes)) return WebAssembly.compile(bytes);
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
