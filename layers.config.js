/**
 * Who may import whom: the one table behind the lint rule, checked against the tsconfig references.
 *
 * - `may`: a layer, or one module of a layer (`engine/random`).
 * - `packages`: packages from npm the layer may import; to use another, add it here first.
 * - `byUrl`: what it may name in `new URL("…", import.meta.url)`, to start it as a worker.
 * - `pure`: numbers and bytes alone, so no clock, no console, no network, no page.
 *
 * The compiler refuses what the references of `tsconfig.<layer>.json` do not reach; since references
 * reach further through each other, the finer distinctions are the linter's.
 *
 * @typedef {{ may: string[], packages: string[], byUrl?: string[], pure?: true }} Layer
 * @type {Record<string, Layer>}
 */
export const layers = {
  engine: { may: [], packages: [], pure: true },
  data: { may: ["engine/random"], packages: ["fflate", "papaparse"], pure: true },
  experiment: { may: ["engine", "data"], packages: ["valibot"], pure: true },
  export: { may: ["engine", "data", "experiment"], packages: ["@bufbuild/protobuf", "fflate"], pure: true },
  worker: {
    may: ["engine", "data", "experiment", "export"],
    packages: ["@zip.js/zip.js", "fflate", "idb", "valibot"],
  },
  app: {
    may: [
      ...["experiment", "worker/protocol"],
      ...["data/framing/drawing", "data/framing/pad", "data/idxWriter"],
      ...["data/dataset", "data/datasetFile", "data/edits", "data/words"],
    ],
    packages: ["idb", "valibot", "zustand"],
    byUrl: ["worker"],
  },
  ui: {
    may: ["app", "experiment", "data/framing/pad", "data/framing/tidyStrokes", "data/dataset", "data/words"],
    packages: [
      ...["@lezer/highlight", "@lezer/python", "@tanstack/react-virtual", "lucide-react"],
      ...["react", "react-dom", "recharts", "zustand"],
    ],
  },
};

/** Globals that the linter keeps out of the pure layers. */
export const impureGlobals = [
  ...["Date", "performance", "setTimeout", "setInterval", "queueMicrotask", "requestAnimationFrame"],
  ...["console", "fetch", "XMLHttpRequest", "WebSocket", "crypto", "process", "postMessage", "Worker"],
  ...["document", "window", "self", "navigator", "location", "history"],
  ...["localStorage", "sessionStorage", "indexedDB", "caches"],
];

/**
 * Layer that a file belongs to, or null; `src/main.*` starts the page and counts as `ui`.
 * @param {string} file path from the repository's root, with forward slashes
 */
export function layerOf(file) {
  const [top, name = "", ...inside] = file.split("/");
  if (top !== "src") return null;
  if (inside.length === 0) return /^main(\.|$)/.test(name) ? "ui" : null;
  return name in layers ? name : null;
}

/**
 * Why `file` may not import `specifier`, or null where it may.
 * @param {string} file path from the repository's root, with forward slashes
 * @param {string} specifier as written in the import
 * @param {"import" | "url"} [how] `url` for `new URL(specifier, import.meta.url)`
 */
export function refusal(file, specifier, how = "import") {
  const from = layerOf(file);
  if (from === null)
    return file.startsWith("src/") ? `${file} belongs to no layer of layers.config.js.` : null;
  const { may, packages, byUrl = [] } = /** @type {Layer} */ (layers[from]);

  if (!specifier.startsWith(".")) {
    if (how === "url" || packages.some((name) => within(specifier, name))) return null;
    return `src/${from} may not import the package "${specifier}": layers.config.js does not list it.`;
  }
  const target = resolve(file, specifier);
  const to = layerOf(target);
  const open = how === "url" ? byUrl : may;
  if (to === from || open.some((module) => within(target, `src/${module}`))) return null;
  const allowed = open.length > 0 ? `only ${open.join(", ")}` : "no other layer";
  return `src/${from} may not ${how === "url" ? "load" : "import"} ${target}: layers.config.js allows ${allowed}.`;
}

/** @param {string} path @param {string} root */
const within = (path, root) => path === root || path.startsWith(`${root}/`);

/**
 * What a relative specifier names, from the root, without query and extension.
 * @param {string} file @param {string} specifier
 */
function resolve(file, specifier) {
  const path = file.split("/").slice(0, -1);
  for (const part of specifier.replace(/\?.*$/, "").split("/")) {
    if (part === "..") path.pop();
    else if (part !== ".") path.push(part);
  }
  return path.join("/").replace(/(?<=\/[^/]+)\.[a-z]+$/, "");
}
