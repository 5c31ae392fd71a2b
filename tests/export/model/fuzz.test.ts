import { zipSync } from "fflate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelError } from "../../../src/export/model/modelError.ts";
import type { ModelFile } from "../../../src/export/model/modelFile.ts";
import { readModel } from "../../../src/export/model/readModel.ts";
import { modelNpz, modelSafetensors } from "../../../src/export/model/writeModel.ts";
import { failure, outcome } from "./failure.ts";
import { fixture } from "./fixtures.ts";
import { networkOf } from "./networks.ts";

const network = networkOf([7, 6, 5], { activation: "tanh" });

const whole: readonly (readonly [name: string, file: Uint8Array, checked: boolean])[] = [
  ["model.npz", modelNpz(network), true],
  ["compressed.npz", fixture("compressed.npz"), true],
  ["numpy.npz", fixture("fortran-f8.npz"), true],
  ["model.safetensors", modelSafetensors(network), false],
  ["torch.safetensors", fixture("torch.safetensors"), false],
];

/** What does not agree with itself in a network that was read; none of it must be. */
function faultsOf({ layers, parameters }: ModelFile): string[] {
  const faults = layers.some((units) => !(units >= 1 && units <= 4096)) ? ["units"] : [];
  const sizes = layers.slice(1).flatMap((H, k) => [layers[k] * H, H]);
  if (sizes.length < 2 || sizes.length > 18) faults.push("layers");
  if (String(parameters.map(({ length }) => length)) !== String(sizes)) faults.push("sizes");
  if (parameters.some((values) => values.some((value) => !Number.isFinite(value)))) faults.push("numbers");
  return faults;
}

const IN_WORDS = /^[^:]+: [^]*expected [^]*, got [^]*\. [A-Z][^]*\.$/;

describe.each(whole)("%s", (name, file, checked) => {
  it("is truncated, wherever it is cut", () => {
    for (let cut = 0; cut < 100; cut++) {
      // Nine bytes tell the format.
      const length = Math.max(9, Math.floor((file.length * cut) / 100));
      const { code, message } = failure(() => readModel(file.subarray(0, length), name));
      expect({ length, code }).toEqual({ length, code: "truncated" });
      expect(message).toMatch(IN_WORDS);
    }
  });

  it("is refused in words, or right in itself, with any of its bytes changed", () => {
    const sound = readModel(file, name);
    let refused = 0;
    let same = 0;
    for (let at = 0; at < file.length; at++) {
      for (const flip of [1, 32, 255]) {
        const changed = file.map((byte, i) => (i === at ? byte ^ flip : byte));
        const read = outcome(() => readModel(changed, name));
        if (read instanceof ModelError) {
          refused++;
          expect(read.message).toMatch(IN_WORDS);
          continue;
        }
        expect({ at, flip, faults: faultsOf(read) }).toEqual({ at, flip, faults: [] });
        // What a checksum guards is read as it was written, or not at all.
        const isSame = read.parameters.every((values, k) =>
          values.every((v, i) => v === sound.parameters[k]?.[i]),
        );
        if (checked)
          expect({ at, flip, isSame: isSame || read.notes.length > 0 }).toEqual({ at, flip, isSame: true });
        if (isSame) same++;
      }
    }
    expect(refused).toBeGreaterThan(300);
    expect(same).toBeGreaterThan(0);
  });
});

describe("any bytes", () => {
  const answered = (bytes: Uint8Array, name: string) => {
    const read = outcome(() => readModel(bytes, name));
    if (read instanceof ModelError) expect(read.message).toMatch(IN_WORDS);
    else expect(faultsOf(read)).toEqual([]);
  };

  it("are refused in words, or right in themselves, behind the beginning of either format", () => {
    const beginnings = [[0x50, 0x4b, 3, 4], [9, 0, 0, 0, 0, 0, 0, 0, 0x7b], []].map((bytes) =>
      Uint8Array.from(bytes),
    );
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }), (beginning, rest) => {
        answered(Uint8Array.of(...beginning, ...rest), "any.bin");
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it("are so as an array of an archive", () => {
    const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
    fc.assert(
      fc.property(fc.boolean(), fc.uint8Array({ maxLength: 200 }), (isArray, bytes) => {
        const npy = Uint8Array.of(...(isArray ? magic : []), ...bytes);
        answered(zipSync({ "layers.0.w.npy": npy }, { level: 6 }), "any.npz");
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it("are so as the header of a safetensors file, be it any JSON", () => {
    const size = fc.oneof(fc.nat(30), fc.double(), fc.integer());
    const tensor = fc.record(
      {
        dtype: fc.oneof(fc.constantFrom("F32", "F64", "F16", "BF16", "I64"), fc.string()),
        shape: fc.oneof(fc.array(size, { maxLength: 3 }), fc.jsonValue()),
        data_offsets: fc.oneof(fc.array(size, { maxLength: 3 }), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    const name = fc.oneof(
      fc.constantFrom("layers.0.w", "layers.0.b", "__metadata__", "__proto__"),
      fc.string(),
    );
    const header = fc.oneof(fc.dictionary(name, fc.oneof(tensor, fc.jsonValue())), fc.jsonValue());
    fc.assert(
      fc.property(header, fc.nat(60), (json, numbers) => {
        const text = new TextEncoder().encode(JSON.stringify(json));
        const bytes = new Uint8Array(8 + text.length + numbers);
        new DataView(bytes.buffer).setUint32(0, text.length, true);
        bytes.set(text, 8);
        answered(bytes, "any.safetensors");
      }),
      { seed: 5, numRuns: 500 },
    );
  });
});
