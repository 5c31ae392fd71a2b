/**
 * Compiles the fast engine's kernels (AssemblyScript in `src/engine/fast/kernels`) to WebAssembly: for the
 * page, as a Vite plugin, and for the unit tests, as a function. What was compiled is kept under
 * `node_modules/.cache`, named by the sources it came from.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import process from "node:process";

const root = import.meta.dirname;
const folder = join(root, "src/engine/fast/kernels");
/** Addresses that the kernels share with the engine. */
const layout = join(root, "src/engine/fast/layout.ts");
const cache = join(root, "node_modules/.cache/kernels");

/** Named apart from its import, whose types would make AssemblyScript's globals everybody's. */
const compiler = /** @type {string} */ ("assemblyscript/asc");

/** What a browser may lack comes second in a name: relaxed SIMD, then memory shared between threads. */
export const kernelVariants = ["plain-local", "plain-shared", "relaxed-local", "relaxed-shared"];

/** A page is given memory to share between threads only if its server sends these with it and its workers. */
export const isolationHeaders = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Pages of 64 KB that a memory may grow to: 4 GB for one thread's, 2 GB for a shared one, which must name its limit. */
const maximumPages = { local: 65536, shared: 32768 };

/**
 * File of the compiled module, made if need be.
 * @param {string} entry a source in the kernels' folder, such as `f32.ts`
 * @param {string} variant one of `kernelVariants`
 * @param {string} [sources] folder of the entry
 * @returns {Promise<string>}
 */
export async function compileKernels(entry, variant, sources = folder) {
  if (!kernelVariants.includes(variant)) {
    throw new Error(`compileKernels: expected one of ${kernelVariants.join(", ")}, got "${variant}".`);
  }
  const name = `${entry.replace(/\.ts$/, "")}-${variant}`;
  const file = join(cache, `${name}-${digest(sources)}.wasm`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const draft = `${file}.${process.pid}-${performance.now()}`;
  const relaxed = variant.startsWith("relaxed");
  const memory = variant.endsWith("shared") ? "shared" : "local";
  /** @type {{ main: (options: string[], api: object) => Promise<{ error: Error | null, stderr: object }> }} */
  const asc = await import(compiler);
  const options = [
    ...["--baseDir", "/", "--outFile", draft, "-O3", "--noAssert", "--noColors"],
    ...["--disableWarning", "201"], // addresses and sizes mix freely, as there is no 64-bit build
    ...["--runtime", "stub", "--importMemory", "--noExportMemory", "--use", "abort="],
    ...["--enable", relaxed ? "simd,threads,relaxed-simd" : "simd,threads"],
    ...["--initialMemory", "1", "--maximumMemory", String(maximumPages[memory])],
    ...(memory === "shared" ? ["--sharedMemory"] : []),
  ];
  const { error, stderr } = await asc.main([join(sources, entry), ...options], { readFile: readSource });
  if (error) throw new Error(`compileKernels: ${name} does not compile.\n${String(stderr)}`);
  renameSync(draft, file); // whole or not at all, however many compile at once
  return file;
}

/**
 * The compiled module's bytes.
 * @param {string} entry @param {string} variant @param {string} [sources]
 */
export async function readKernels(entry, variant, sources) {
  return new Uint8Array(await readFile(await compileKernels(entry, variant, sources)));
}

/**
 * `import address from "…/kernels/f32.ts?kernels=plain-local"` gives the address of the compiled module.
 * @returns {import("vite").Plugin}
 */
export function kernelsPlugin() {
  return {
    name: "kernels",
    enforce: "pre",
    async resolveId(id, importer = "") {
      const [, path, entry, variant] = /^(.*)\/(\w+\.ts)\?kernels=([\w-]+)$/.exec(id) ?? [];
      if (path === undefined || entry === undefined || variant === undefined) return null;
      const isRooted = path.startsWith("/") && !path.startsWith(root);
      const sources = isRooted ? join(root, path) : resolve(dirname(importer), path);
      return `${await compileKernels(entry, variant, sources)}?url`;
    },
  };
}

/**
 * A source as the compiler wants it: what is marked by a comment, for the formatter and the linter's sake,
 * becomes the decorator that it stands for.
 * @param {string} name @param {string} base
 */
function readSource(name, base) {
  try {
    return readFileSync(resolve(base, name), "utf8").replaceAll(/^\/\/ @inline$/gm, "@inline");
  } catch {
    return null; // the compiler tries several names for a module
  }
}

/** Of all sources in a folder and the compiler's version. @param {string} sources */
function digest(sources) {
  const hash = createHash("sha256");
  hash.update(readFileSync(join(root, "node_modules/assemblyscript/package.json")));
  hash.update(readFileSync(import.meta.filename));
  hash.update(readFileSync(layout));
  for (const file of readdirSync(sources)
    .filter((name) => name.endsWith(".ts"))
    .sort()) {
    hash.update(file).update(readFileSync(join(sources, file)));
  }
  if (sources !== folder) hash.update(digest(folder));
  return hash.digest("hex").slice(0, 12);
}
