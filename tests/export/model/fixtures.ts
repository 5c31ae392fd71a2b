import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../fixtures/models/", import.meta.url);

/** A file that tests/fixtures/make_models.py made with NumPy, PyTorch or the safetensors library. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(name, folder)));
}

export function fixtureNames(inside = ""): string[] {
  return readdirSync(new URL(inside, folder))
    .filter((name) => /\.(npz|safetensors)$/.test(name))
    .map((name) => inside + name)
    .sort();
}

interface Expected {
  /** Of all files that hold the same network. */
  readonly parameters: readonly (readonly number[])[];
  readonly files: Readonly<
    Record<
      string,
      {
        readonly layers: readonly number[];
        readonly precision: string;
        readonly activation: string | null;
        readonly notes: readonly string[];
        readonly parameters?: readonly (readonly number[])[];
      }
    >
  >;
}

/** What the script says that its files hold. */
export const expectedModels = JSON.parse(new TextDecoder().decode(fixture("expected.json"))) as Expected; // written by the script beside it
