import { join } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import tseslint from "typescript-eslint";
import { impureGlobals, layers } from "../../layers.config.js";

const root = join(import.meta.dirname, "../..");

/** The project's own rules, less those that need types: the files linted here are on no disk. */
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

const layerNames = Object.keys(layers);
/** Names of the rules that object to `code` in `file`. */
async function complaints(file: string, code: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(code, { filePath: join(root, file) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

const importing = (specifier: string) => `import { x } from "${specifier}";\nexport const y = x;\n`;

/** Those of `specifiers` that `file` may import; what it may not is refused by the rule of layers alone. */
async function importable(file: string, specifiers: readonly string[]): Promise<string[]> {
  const open: string[] = [];
  for (const specifier of specifiers) {
    const found = await complaints(file, importing(specifier));
    if (found.length === 0) open.push(specifier);
    else expect(found).toEqual(["inkling/layers"]);
  }
  return open;
}

/** What each layer may import, written out a second time: whole layers, single modules, packages. */
const openTo: Record<string, { layers: string[]; modules: string[]; packages: string[] }> = {
  engine: { layers: ["engine"], modules: [], packages: [] },
  data: {
    layers: ["data"],
    modules: ["engine/random.ts", "engine/random/part.ts"],
    packages: ["fflate", "papaparse"],
  },
  experiment: { layers: ["engine", "data", "experiment"], modules: [], packages: ["valibot"] },
  export: { layers: ["engine", "data", "experiment", "export"], modules: [], packages: ["fflate"] },
  worker: {
    layers: ["engine", "data", "experiment", "export", "worker"],
    modules: [],
    packages: ["@zip.js/zip.js", "fflate", "idb", "valibot"],
  },
  app: {
    layers: ["experiment", "app"],
    modules: [
      "data/dataset.ts",
      "data/dataset/part.ts",
      "data/datasetFile.ts",
      "data/datasetFile/part.ts",
      "data/edits.ts",
      "data/edits/part.ts",
      "data/framing/drawing.ts",
      "data/framing/drawing/part.ts",
      "data/framing/pad.ts",
      "data/framing/pad/part.ts",
      "data/idxWriter.ts",
      "data/idxWriter/part.ts",
      "worker/protocol.ts",
      "worker/protocol/part.ts",
    ],
    packages: ["idb", "valibot", "zustand"],
  },
  ui: {
    layers: ["experiment", "app", "ui"],
    modules: [
      "data/dataset.ts",
      "data/dataset/part.ts",
      "data/framing/pad.ts",
      "data/framing/pad/part.ts",
      "data/framing/tidyStrokes.ts",
      "data/framing/tidyStrokes/part.ts",
    ],
    packages: ["@tanstack/react-virtual", "lucide-react", "react", "react-dom/client", "recharts", "zustand"],
  },
};
const packages = [
  "node:fs",
  "@tanstack/react-virtual",
  "@zip.js/zip.js",
  "fflate",
  "idb",
  "react",
  "react-dom/client",
  "recharts",
  "lucide-react",
  "papaparse",
  "valibot",
  "zustand",
];
const modules = [
  "engine/random.ts",
  "engine/random/part.ts",
  "data/dataset.ts",
  "data/dataset/part.ts",
  "data/datasetFile.ts",
  "data/datasetFile/part.ts",
  "data/edits.ts",
  "data/edits/part.ts",
  "data/framing/drawing.ts",
  "data/framing/drawing/part.ts",
  "data/framing/pad.ts",
  "data/framing/pad/part.ts",
  "data/framing/tidyStrokes.ts",
  "data/framing/tidyStrokes/part.ts",
  "data/idxWriter.ts",
  "data/idxWriter/part.ts",
  "worker/protocol.ts",
  "worker/protocol/part.ts",
];

describe("the table of layers", () => {
  it("names the layers tested here", () => {
    expect(layerNames).toEqual(Object.keys(openTo));
  });
});

describe.each(Object.entries(openTo))("the linter, in src/%s", (from, open) => {
  const file = `src/${from}/deep/imagined.ts`;
  const others = layerNames.filter((name) => !open.layers.includes(name));

  it("lets in the open layers and no others", async () => {
    const path = (layer: string) => `../../${layer}/imagined.ts`;
    expect(await importable(file, layerNames.map(path))).toEqual(open.layers.map(path));
  });

  it("lets in the open modules of closed layers, and not their neighbours", async () => {
    const closed = modules.filter((module) => others.includes(module.split("/")[0] ?? ""));
    const path = (module: string) => `../../${module}`;
    expect(await importable(file, closed.map(path))).toEqual(open.modules.map(path));
    const neighbours = closed.map((module) =>
      path(module).replace(
        /random|drawing|pad|tidyStrokes|datasetFile|dataset|edits|idxWriter|protocol/,
        "$&Kin",
      ),
    );
    expect(await importable(file, neighbours)).toEqual([]);
  });

  it("lets in the open packages and no others", async () => {
    expect([...(await importable(file, packages))].sort()).toEqual([...open.packages].sort());
  });

  it("refuses what lies outside of src", async () => {
    expect(await importable(file, ["../../../tests/run.mjs"])).toEqual([]);
  });

  it("refuses Math.random", async () => {
    expect(await complaints(file, "export const draw = Math.random();\n")).toEqual([
      "no-restricted-properties",
    ]);
  });

  it("refuses the console", async () => {
    expect(await complaints(file, 'console.log("here");\n')).toContain("no-console");
  });
});

describe.each(["engine", "data", "experiment", "export"])("the linter, in the pure src/%s", (from) => {
  it("refuses clock, console, network and page, by name and through globalThis", async () => {
    for (const name of impureGlobals) {
      const code = `export const seen = [${name}, globalThis.${name}];\n`;
      const refusal = "no-restricted-globals";
      expect(await complaints(`src/${from}/imagined.ts`, code), name).toEqual([refusal, refusal]);
    }
  });
});

describe("the linter", () => {
  it.each([
    ["an import for effect", 'import "../engine/network.ts";\n'],
    ["a re-export", 'export { x } from "../engine/network.ts";\n'],
    ["a re-export of all", 'export * from "../engine/network.ts";\n'],
    ["an import of a type", 'export type { X } from "../engine/network.ts";\n'],
    ["an import when it is needed", 'export const x = import("../engine/network.ts");\n'],
    ["a worker from there", 'export const x = new URL("../engine/network.ts", import.meta.url);\n'],
  ])("refuses %s from a closed layer", async (_, code) => {
    expect(await complaints("src/ui/imagined.tsx", code)).toEqual(["inkling/layers"]);
  });

  it("lets src/app start the worker by its URL, and no other layer", async () => {
    const code =
      'export const start = () => new Worker(new URL("../worker/main.ts", import.meta.url), { type: "module" });\n';
    expect(await complaints("src/app/imagined.ts", code)).toEqual([]);
    expect(await complaints("src/ui/imagined.ts", code)).toEqual(["inkling/layers"]);
  });

  it("tells a folder of the screen from the layer of the same name", async () => {
    expect(await complaints("src/ui/training/imagined.tsx", importing("../data/DropZone.tsx"))).toEqual([]);
  });

  it("holds src/main.tsx to the rules of the screen", async () => {
    expect(await complaints("src/main.tsx", importing("./ui/App.tsx"))).toEqual([]);
    expect(await complaints("src/main.tsx", importing("./engine/network.ts"))).toEqual(["inkling/layers"]);
  });

  it("refuses a file of src that is in no layer", async () => {
    expect(await complaints("src/imagined/file.ts", importing("../engine/random.ts"))).toEqual([
      "inkling/layers",
    ]);
  });

  it("refuses Math.random in tests", async () => {
    const code = "export const draw = Math.random();\n";
    expect(await complaints("tests/imagined.ts", code)).toEqual(["no-restricted-properties"]);
  });
});
