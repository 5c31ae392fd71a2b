import { readFileSync } from "node:fs";

/** The stream of one seed, as `tests/fixtures/make_random.py` wrote it. */
interface GoldenStream {
  seed: number;
  uint32: { sha256: string; head: number[] };
  rand: { sha256: string; head: number[] };
  permutations: { n: number; sha256: string; head: number[] }[];
  mixed: { randn3: number[]; permutation5: number[]; randn2: number[]; rand2: number[] };
}

interface RandomFixture {
  draws: number;
  /** Pairs of x and ln x, the second rounded correctly. */
  logarithms: [x: number, log: number][];
  streams: GoldenStream[];
}

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

export const randomFixture = JSON.parse(fixture("random.json").toString()) as RandomFixture;

/** A million normals of one seed: every 64th in full, and the low four bits of each. */
export function readNormals(seed: number): { every64th: Float64Array; nibbles: Uint8Array } {
  const file = new Uint8Array(fixture(`normals-${seed}.bin`));
  const fullCount = randomFixture.draws / 64;
  const every64th = new Float64Array(file.buffer.slice(0, fullCount * 8));
  const nibbles = new Uint8Array(randomFixture.draws);
  for (let k = 0; k < nibbles.length; k++)
    nibbles[k] = (file[fullCount * 8 + (k >> 1)] >> (4 * (k & 1))) & 15;
  return { every64th, nibbles };
}
