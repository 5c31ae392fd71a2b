import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Zlib } from "../../../src/worker/ingest/zlib.ts";

const path = createRequire(import.meta.url).resolve("@zip.js/zip.js/dist/zip-module.wasm");
let made: Promise<Zlib> | null = null;

/** zlib as the page fetches it, from where it is installed. */
export function openZlib(): Promise<Zlib> {
  return (made ??= Zlib.make(readFileSync(path)));
}

/** Where zlib cannot be had. */
export const noZlib = () => Promise.resolve(null);
