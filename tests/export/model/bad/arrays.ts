import { strToU8, zipSync } from "fflate";
import { npyBytes } from "../../../../src/export/model/npy.ts";
import { ZIP_TIME } from "../../../../src/export/model/zipTime.ts";
import { fixture } from "../fixtures.ts";
import type { BadModel } from "./badModel.ts";

/** A .npz whose only array has these bytes. */
const only = (npy: Uint8Array) => zipSync({ "layers.0.w.npy": npy }, { level: 0, mtime: ZIP_TIME });

const sound = npyBytes({ shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) });

/** A sound array with a part of its header replaced; what is longer takes up the spaces behind it. */
function changed(from: string, to: string): Uint8Array {
  const text = Array.from(sound, (byte) => String.fromCharCode(byte)).join("");
  const replaced = text.replace(from.padEnd(to.length), to);
  return only(Uint8Array.from(replaced, (letter) => letter.charCodeAt(0)));
}

const types: readonly (readonly [file: string, said: string])[] = [
  ["int64", "int64"],
  ["uint8", "uint8"],
  ["bool", "bool"],
  ["complex", "complex64"],
  ["long-double", "float128"],
  ["text", "text"],
  ["dates", "dates"],
  ["records", "records"],
];

export const badArrays: readonly BadModel[] = [
  ...types.map(([file, said]): BadModel => [
    `numbers of NumPy’s type for ${file}`,
    fixture(`bad/${file}.npz`),
    "bad-type",
    `layers.0.w: expected float32, float64 or float16, got ${said}. Save it as float32.`,
  ]),
  [
    "a list of layers, which NumPy keeps as Python objects",
    fixture("bad/objects.npz"),
    "bad-type",
    "layers.0.w: expected float32, float64 or float16, got Python objects, as of a list of layers. " +
      "Save the arrays of each layer by themselves: numpy.savez(file, W1=…, b1=…, W2=…, b2=…).",
  ],
  [
    "NaN among the numbers",
    fixture("bad/not-a-number.npz"),
    "bad-value",
    "layers.1.w: expected finite numbers, got NaN at [2, 1]. Choose a network from before its training failed.",
  ],
  [
    "infinity in Fortran order",
    fixture("bad/infinite-fortran.npz"),
    "bad-value",
    "layers.0.w: expected finite numbers, got -Infinity at [1, 2]. Choose a network from before its training failed.",
  ],
  [
    "images and labels",
    fixture("bad/data-set.npz"),
    "no-model",
    "expected weights of layers that follow each other, and their biases, got x_train (4, 6) and y_train (4,). " +
      "Save all layers of one network, as layers.0.w (in, out), layers.0.b and so on.",
  ],
  [
    "an array that is none",
    only(strToU8("no array")),
    "bad-magic",
    "layers.0.w: expected a NumPy array (magic \\x93NUMPY), got something else. Save the array again with numpy.save.",
  ],
  [
    "an array without bytes",
    only(new Uint8Array(0)),
    "truncated",
    "layers.0.w: expected a whole header, got 0 bytes. Save the array again.",
  ],
  [
    "an array cut off in its header",
    only(sound.subarray(0, 60)),
    "truncated",
    "layers.0.w: expected a whole header, got 60 bytes. Save the array again.",
  ],
  [
    "an array cut off in its numbers",
    only(sound.subarray(0, 140)),
    "truncated",
    "layers.0.w: expected 144 bytes for float32 of shape (2, 2), got 140. Save the array again.",
  ],
  [
    "an array with more numbers than its shape",
    changed("(2, 2)", "(2, 1)"),
    "bad-header",
    "layers.0.w: expected 136 bytes for float32 of shape (2, 1), got 144. Save the array again.",
  ],
  [
    "a shape that overflows",
    changed("(2, 2), }", `(${"9".repeat(10)}, 2, 0), }`),
    "bad-header",
    "layers.0.w: expected 128 bytes for float32 of shape (9999999999, 2, 0), got 144. Save the array again.",
  ],
  [
    "a version unknown",
    changed("NUMPY\u0001", "NUMPY\u0009"),
    "bad-header",
    "layers.0.w: expected version 1, 2 or 3 of the NPY format, got 9. Save the array again with numpy.save.",
  ],
  [
    "a header without a shape",
    changed("'shape'", "'shame'"),
    "bad-header",
    "layers.0.w: expected descr, fortran_order and shape in the header, got it without. Save the array again with numpy.save.",
  ],
];
