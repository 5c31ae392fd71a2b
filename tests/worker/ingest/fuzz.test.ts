import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DataError } from "../../../src/data/dataError.ts";
import { ingest } from "../../../src/worker/ingest/ingest.ts";
import { RecordingHost } from "../recordingHost.ts";
import { openZlib } from "./nodeZlib.ts";
import { archive, offer } from "./offered.ts";

/** Bytes changed, taken out, put in or repeated. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  bytes: fc.uint8Array({ maxLength: 8 }),
  how: fc.constantFrom("overwrite", "remove", "insert", "repeat", "cut"),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, { at, length, bytes: other, how }: Damage): Uint8Array<ArrayBuffer> {
  const start = Math.floor(at * bytes.length);
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)];
  const tail = {
    overwrite: [other, after.subarray(other.length)],
    remove: [after.subarray(length)],
    insert: [other, after],
    repeat: [after.subarray(0, length), after],
    cut: [],
  }[how];
  return new Uint8Array(Buffer.concat([before, ...tail]));
}

const names = [
  "idx.zip",
  "gz-in-zip.zip",
  "keras.npz",
  "train-images.gz",
  "two-members.gz",
  "train.csv.gz",
  "grey.png",
];
const files = names.map((name) => ({ name, bytes: archive(name) }));
const plain = { name: "plain", bytes: new Uint8Array(gunzipSync(archive("train-images.gz"))) };

describe("ingest", () => {
  it("reads whatever is left of damaged files, or says in one sentence each what is wrong", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files, plain),
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.constantFrom("", "folder/"),
        async ({ name, bytes }, damages, folder) => {
          const bad = damages.reduce(damaged, bytes);
          const host = new RecordingHost();
          const { signal } = new AbortController();
          const { parts, errors } = await ingest([offer(folder + name, bad)], { host, signal, openZlib });
          expect(host.last("loading").progress).toBeNull();
          for (const { count, values, ...part } of parts) {
            const pixels = part.kind === "images" ? part.rows * part.cols : 1;
            expect(values.length).toBe(count * pixels);
          }
          for (const error of errors) {
            expect(error).toBeInstanceOf(DataError);
            expect(error.message.startsWith(`${error.file}: expected `), error.message).toBe(true);
            expect(error.message).not.toMatch(/undefined|NaN|\[object/);
            expect(error.code, error.message).not.toBe("unreadable");
          }
          expect(parts.length + errors.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 1000, seed: 7, endOnFailure: true },
    );
  });
});
