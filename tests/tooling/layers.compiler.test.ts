import { describe, expect, it } from "vitest";
import { layers } from "../../layers.config.js";
import { compile, filledLayers, readConfig, references, standingLayers } from "./imaginedProject.ts";

/** Layers that a layer's references reach, directly or through each other. */
function reach(layer: string): Set<string> {
  return new Set([layer, ...references(layer).flatMap((next) => [...reach(next)])]);
}

/** One file in each layer, for others to import. */
const targets = Object.fromEntries(
  standingLayers.map((name) => [`src/${name}/open.ts`, "export const open = 1;\n"]),
);

describe("the compiler settings", () => {
  it("are there for every layer that has files", () => {
    expect(standingLayers).toEqual(expect.arrayContaining(filledLayers));
  });

  it.each(standingLayers)("refer, for src/%s, to the layers that the table opens to it", (layer) => {
    const open = layers[layer].may.map((entry) => entry.split("/")[0]);
    expect(references(layer)).toEqual(standingLayers.filter((name) => open.includes(name)));
    const { include } = readConfig(layer);
    expect(include).toEqual(layer === "ui" ? ["src/ui", "src/main.tsx"] : [`src/${layer}`]);
  });

  it("are all built by the solution, and all open to the tests", () => {
    expect(references("")).toEqual([...standingLayers, "node", "tests"]);
    expect(references("tests")).toEqual([...standingLayers, "node"]);
  });
});

describe("the compiler", () => {
  it.each(standingLayers)("refuses, in src/%s, every layer out of reach of the references", (from) => {
    const imports = standingLayers
      .filter((to) => to !== from)
      .map((to) => [
        `src/${from}/to_${to}.ts`,
        `import { open } from "../${to}/open.ts";\nexport const x = open;\n`,
      ]);
    const complaints = compile(from, {
      ...targets,
      ...(Object.fromEntries(imports) as Record<string, string>),
    });

    const reached = reach(from);
    const outOfReach = standingLayers.filter((name) => !reached.has(name));
    expect(
      complaints.map((text) => /^TS6307: .*?src\/(\w+)\/open\.ts/.exec(text)?.[1] ?? text).sort(),
    ).toEqual(outOfReach.sort());
  });
});

const clock = ["performance.now()", "setTimeout(() => 0, 1)"];
const page = ["document.title", "window.name", "localStorage.length"];
const network = ["fetch('/')", "console.log(1)", "self.origin"];
const unknownIn: Record<string, string[]> = {
  engine: [...clock, ...network, ...page],
  data: [...clock, ...network, ...page],
  experiment: [...clock, ...network, ...page],
  export: [...clock, ...network, ...page],
  worker: page,
  app: [],
  ui: [],
};

describe("the compiler, among globals", () => {
  it.each(standingLayers)("knows only those of src/%s", (layer) => {
    const code = [...clock, ...network, ...page].map((use, i) => `export const x${i}: unknown = ${use};\n`);
    const complaints = compile(layer, { [`src/${layer}/open.ts`]: code.join("") });
    const unknown = unknownIn[layer].map((use) => /^\w+/.exec(use)?.[0]);
    expect(
      complaints.map((text) => /^TS(?:2304|2584): Cannot find name '(\w+)'/.exec(text)?.[1] ?? text),
    ).toEqual(unknown);
  });
});
