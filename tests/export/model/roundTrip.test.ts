import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/network.ts";
import type { ModelFile, Network } from "../../../src/export/model/modelFile.ts";
import { readModel } from "../../../src/export/model/readModel.ts";
import { modelNpz, modelSafetensors } from "../../../src/export/model/writeModel.ts";
import { networkOf } from "./networks.ts";

const networks = fc
  .record({
    layers: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 10 }),
    precision: fc.constantFrom("f32" as const, "f64" as const),
    activation: fc.constantFrom(...activations),
    seed: fc.nat(),
  })
  .map(({ layers, ...rest }) => networkOf(layers, rest));

interface Format {
  readonly name: string;
  readonly write: (network: Network) => Uint8Array;
  readonly keepsActivation: boolean;
}

const formats: Format[] = [
  { name: "model.npz", write: modelNpz, keepsActivation: false },
  { name: "model.safetensors", write: (network) => modelSafetensors(network), keepsActivation: true },
  {
    name: "torch.safetensors",
    write: (network) => modelSafetensors(network, "torch"),
    keepsActivation: true,
  },
];

describe.each(formats)("$name", ({ name, write, keepsActivation }) => {
  it("is read as the network it was written of, whatever its layers, without a note", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const activation = keepsActivation ? network.activation : null;
        const expected: ModelFile = { ...network, name, activation, notes: [] };
        expect(readModel(write(network), name)).toStrictEqual(expected);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it("is the same, byte for byte, when it is written of what was read", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const bytes = write(network);
        expect(write(readModel(bytes, name))).toEqual(bytes);
        expect(write(network)).toEqual(bytes);
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it("differs where one number or the precision does", () => {
    const network = networkOf([4, 3, 2]);
    const parameters = network.parameters.map((values) => values.slice());
    parameters[2][1] = Math.fround(parameters[2][1] * (1 + 2 ** -23));
    expect(write({ ...network, parameters })).not.toEqual(write(network));
    expect(write({ ...network, precision: "f64" })).not.toEqual(write(network));
  });
});

describe("a network to be written", () => {
  it("is refused unless its parameters are those of its layers", () => {
    const { parameters, ...network } = networkOf([4, 3, 2]);
    expect(() => modelNpz({ ...network, parameters: parameters.slice(2) })).toThrow(
      "modelArrays: expected 4 arrays for layers 4–3–2, got 2. Pass w and b of each layer.",
    );
    expect(() => modelNpz({ ...network, layers: [3, 4, 2], parameters })).toThrow(
      "modelArrays: expected 4 numbers in layers.0.b, got 3. Pass it as (4).",
    );
  });
});
