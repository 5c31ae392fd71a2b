import { describe, expect, it } from "vitest";
import { foreignArchive, foreignNetwork } from "../../../src/data/formats/foreignNetwork.ts";
import { sniff, unknownFormat } from "../../../src/data/formats/sniff.ts";

const bytes = (start: string) => Uint8Array.from(start.padEnd(600, "\0"), (char) => char.charCodeAt(0));
const kindOf = (start: string) => foreignNetwork(bytes(start))?.kind ?? null;

const torch = "a PyTorch checkpoint, which is a Python pickle";

describe("a network of another program", () => {
  it.each([
    ["\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.\x80\x02", torch],
    [
      "\x80\x04\x95\xea \0\0\0\0\0\0\x8c-sklearn.neural_network._multilayer",
      "a scikit-learn model, which is a Python pickle",
    ],
    [`\x89HDF\r\n\x1a\n${"\0".repeat(400)}keras_version`, "a Keras model"],
    [`\x89HDF\r\n\x1a\n${"\0".repeat(200)}layers\0\0dense\0vars`, "a Keras model"],
    ["\b\f\x12\x07Inkling2\xbb\x01", "an ONNX model"],
    ["\b\t\x12\x07pytorch\x1a\x00", "an ONNX model"],
    ["\b\x08\x12\x06tf2onnx", "an ONNX model"],
    ["\b\x07:\x9a\x02\n", "an ONNX model"],
    ["\b\x01\x12\xee\x8a\x02\n\x95", "a TensorFlow graph"],
    ["\n4\n\x05input\x12\x0bPlaceholder*", "a TensorFlow graph"],
    ["GGUF\x03\0\0\0", "a GGUF language model"],
  ])("is known by its first bytes: %j", (start, kind) => {
    expect(kindOf(start)).toBe(kind);
    expect(sniff(bytes(start).subarray(0, 512))).toBeNull();
    expect(unknownFormat("a", bytes(start)).message).toContain(`a network or a run, got ${kind}. `);
  });

  it.each([
    ["other pickles", "\x80\x04\x95\x09\0\0\0\0\0\0\0]\x94(K\x01"],
    ["HDF5 of data", "\x89HDF\r\n\x1a\n\0\0images\0"],
    ["IDX", "\0\0\x08\x03\0\0\0\x01"],
    ["a zip", "PK\x03\x04"],
    ["a table that begins with an empty line", "\n1,2\nConst,4\n"],
    ["a table that begins with letters of a sign", "GGUF,1\n"],
  ])("is not seen in %s", (_, start) => {
    expect(kindOf(start)).toBeNull();
  });

  it("is known in an archive by the names of its files", () => {
    expect(foreignArchive(["model/data.pkl", "model/data/0", "model/version"])?.kind).toBe(torch);
    expect(foreignArchive(["metadata.json", "config.json", "model.weights.h5"])?.kind).toBe("a Keras model");
    expect(foreignArchive(["0/a.png", "metadata.pkl"])).toBeNull();
  });

  it("comes with the one line that makes it one to be opened", () => {
    expect(foreignArchive(["archive/data.pkl"])?.advice).toBe(
      'This page runs no pickles: save the weights by safetensors.torch.save_file(model.state_dict(), "model.safetensors").',
    );
    expect(foreignNetwork(bytes("\b\f\x12\x07Inkling"))?.advice).toBe(
      "This page writes ONNX and opens .npz and .safetensors: save the network as one of these, too.",
    );
  });
});
