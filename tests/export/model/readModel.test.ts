import { describe, expect, it } from "vitest";
import { modelFormat } from "../../../src/export/model/modelFormat.ts";
import { readModel } from "../../../src/export/model/readModel.ts";
import { expectedModels, fixture, fixtureNames } from "./fixtures.ts";

describe("a network in a file", () => {
  it.each(fixtureNames())("is read of %s, every number of it", (name) => {
    const { parameters = expectedModels.parameters, ...facts } = expectedModels.files[name];
    const { parameters: read, ...model } = readModel(fixture(name), name);
    expect(model).toEqual({ name, ...facts });
    // The bits, as zero has a sign.
    expect(read).toEqual(parameters.map((values) => Float64Array.from(values)));
    expect(Object.is(read[1][1], -0)).toBe(Object.is(parameters[1][1], -0));
  });

  it("is expected of every file that the script made", () => {
    expect(Object.keys(expectedModels.files).sort()).toEqual(fixtureNames());
  });

  it("is the reader's own, so that nothing of the file is held or changed", () => {
    const file = fixture("f8.npz");
    const { parameters } = readModel(file, "f8.npz");
    const before = file.slice();
    for (const tensor of parameters) tensor.fill(7);
    expect(file).toEqual(before);
  });
});

describe("modelFormat", () => {
  it("knows both formats by their first nine bytes, and no other", () => {
    expect(modelFormat(fixture("f4.npz").subarray(0, 9))).toBe("npz");
    expect(modelFormat(fixture("torch.safetensors").subarray(0, 9))).toBe("safetensors");
    expect(modelFormat(new TextEncoder().encode('{"format": "inkling-experiment"}'))).toBeNull();
    expect(modelFormat(new Uint8Array(0))).toBeNull();
  });
});
