import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { layers } from "../../layers.config.js";

const root = join(import.meta.dirname, "../..").replaceAll("\\", "/");

/** Path of a layer's, or another part's, compiler settings. */
export const configPath = (part: string) => `${root}/tsconfig${part === "" ? "" : `.${part}`}.json`;

/** Layers of the table that the project has by now, in the table's order. */
export const standingLayers = Object.keys(layers).filter((name) => existsSync(configPath(name)));

/** Layers that have a folder with something in it. */
export const filledLayers = Object.keys(layers).filter((name) => {
  const folder = join(root, "src", name);
  return existsSync(folder) && readdirSync(folder).length > 0;
});

/** Names of the parts that a tsconfig refers to. */
export function references(part: string): string[] {
  const { references = [] } = readConfig(part) as { references?: { path: string }[] };
  return references.map(({ path }) => path.replace(/^\.\/tsconfig\.(.*)\.json$/, "$1"));
}

/** A tsconfig as it stands, without what it extends. */
export function readConfig(part: string): Record<string, unknown> {
  return JSON.parse(readFileSync(configPath(part), "utf8")) as Record<string, unknown>;
}

/**
 * What the compiler says to a tree that has the project's real settings and no files under `src` but
 * those imagined, compiling one layer of it. Keys of `files` are paths from the root.
 *
 * Other layers count as built: a source stands for its own declarations.
 */
export function compile(layer: string, files: Record<string, string>): string[] {
  const imagined = new Map<string, string>();
  for (const [path, text] of Object.entries(files)) {
    imagined.set(`${root}/${path}`, text);
    imagined.set(`${builtTypes}/${path.replace(/\.ts$/, ".d.ts")}`, text);
  }
  const readFile = (path: string) =>
    imagined.get(path) ?? (isImaginary(path) ? undefined : ts.sys.readFile(path));
  const fileExists = (path: string) => imagined.has(path) || (!isImaginary(path) && ts.sys.fileExists(path));
  const system: ts.ParseConfigFileHost = {
    ...ts.sys,
    fileExists,
    readFile,
    readDirectory: (folder, _extensions, _excludes, includes) =>
      [...imagined.keys()].filter((path) =>
        includes.some((include) => path.startsWith(`${folder}/${include}`)),
      ),
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
    },
  };
  const parse = (config: string) => ts.getParsedCommandLineOfConfigFile(config, {}, system);
  const settings = parse(configPath(layer));
  if (settings === undefined) throw new Error(`${configPath(layer)}: expected compiler settings, got none.`);

  const { fileNames: rootNames, options, projectReferences = [] } = settings;
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    fileExists,
    readFile,
    directoryExists: () => true,
    getSourceFile: (path, version) =>
      isImaginary(path) ? parseFile(path, readFile(path), version) : libraryFile(path, version),
    getParsedCommandLine: parse,
  };
  const program = ts.createProgram({ rootNames, options, projectReferences, host });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

const builtTypes = `${root}/node_modules/.cache/types`;
const isImaginary = (path: string) => path.startsWith(`${root}/src/`) || path.startsWith(`${builtTypes}/`);

type Version = ts.ScriptTarget | ts.CreateSourceFileOptions;

const parseFile = (path: string, text: string | undefined, version: Version) =>
  text === undefined ? undefined : ts.createSourceFile(path, text, version);

const libraryFiles = new Map<string, ts.SourceFile | undefined>();

/** A file of `node_modules`, parsed once for all compilations. */
function libraryFile(path: string, version: Version) {
  if (!libraryFiles.has(path)) libraryFiles.set(path, parseFile(path, ts.sys.readFile(path), version));
  return libraryFiles.get(path);
}
