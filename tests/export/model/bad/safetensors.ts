import { strToU8 } from "fflate";
import { fixture } from "../fixtures.ts";
import type { BadModel } from "./badModel.ts";

/** A file with this header and so many bytes of zeros behind it. */
export function withHeader(header: unknown, numbers = 0, said: number | bigint | null = null): Uint8Array {
  const text =
    header instanceof Uint8Array
      ? header
      : strToU8(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + numbers);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(said ?? text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const w = (begin: number, end: number, shape: unknown = [2, 1], dtype = "F32") => ({
  ...{ dtype, shape, data_offsets: [begin, end] },
});

const again = "Save or download it again.";

export const badSafetensors: readonly BadModel[] = [
  [
    "a header longer than the file",
    withHeader({ "layers.0.w": w(0, 8) }, 8, 500),
    "truncated",
    `expected a header of 500 bytes, got 73. ${again}`,
  ],
  [
    "a header of more than the format’s 100 MB",
    withHeader({}, 8, 100_000_001),
    "too-large",
    "expected a header of at most 1.0 MB, got 100 MB. Choose another file.",
  ],
  [
    "a header of the largest length that 8 bytes hold",
    withHeader({}, 8, 2n ** 64n - 1n),
    "too-large",
    "expected a header of at most 1.0 MB, got over 1,000 GB. Choose another file.",
  ],
  [
    "offsets larger than JSON’s numbers",
    withHeader('{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,18446744073709551615]}}', 8),
    "bad-header",
    'expected dtype, shape and two data_offsets of whole numbers for "w", got ' +
      `{"dtype":"F32","shape":[1],"data_offsets":[0,"over 2^53"]}. ${again}`,
  ],
  [
    "a header that is no JSON",
    withHeader('{"layers.0.w":'),
    "bad-header",
    `expected a JSON object in UTF-8 for a header, got something else. ${again}`,
  ],
  [
    "a header nested deeply",
    withHeader(`{"a":${"[".repeat(500_000)}`),
    "bad-header",
    `expected a JSON object in UTF-8 for a header, got something else. ${again}`,
  ],
  [
    "a tensor nested deeply in a header that is JSON",
    withHeader(`{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}`),
    "bad-header",
    `expected dtype, shape and two data_offsets of whole numbers for "a", got lists or objects nested too deeply. ${again}`,
  ],
  [
    "a header in Latin-1",
    withHeader(Uint8Array.from('{"é":1}', (letter) => letter.charCodeAt(0))),
    "bad-header",
    `expected a JSON object in UTF-8 for a header, got other bytes. ${again}`,
  ],
  [
    "a header with a letter cut off, as long as the mark that stands for it",
    withHeader(Uint8Array.of(0x7b, 0x22, 0xf0, 0x9f, 0x98, 0x22, 0x3a, 0x31, 0x7d)),
    "bad-header",
    `expected a JSON object in UTF-8 for a header, got other bytes. ${again}`,
  ],
  [
    "a name that stands twice",
    withHeader(
      '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}',
      8,
    ),
    "bad-header",
    `expected each name once in the header, got "a" twice. ${again}`,
  ],
  [
    "a name that stands twice, written in two ways",
    withHeader('{"a":{"dtype":"F32","dt\\u0079pe":"F32","shape":[1],"data_offsets":[0,4]}}', 4),
    "bad-header",
    `expected each name once in the header, got "dtype" twice. ${again}`,
  ],
  [
    "a tensor without a shape",
    withHeader({ a: { dtype: "F32", data_offsets: [0, 4] } }, 4),
    "bad-header",
    `expected dtype, shape and two data_offsets of whole numbers for "a", got {"dtype":"F32","data_offsets":[0,4]}. ${again}`,
  ],
  [
    "a tensor that is none",
    withHeader({ a: null }, 4),
    "bad-header",
    `expected dtype, shape and two data_offsets of whole numbers for "a", got null. ${again}`,
  ],
  [
    "a negative side",
    withHeader({ a: w(0, 8, [-2, -1]) }, 8),
    "bad-header",
    'expected dtype, shape and two data_offsets of whole numbers for "a", got ' +
      `{"dtype":"F32","shape":[-2,-1],"data_offsets":[0,8]}. ${again}`,
  ],
  [
    "half a byte",
    withHeader({ a: w(0, 8.5) }, 8),
    "bad-header",
    'expected dtype, shape and two data_offsets of whole numbers for "a", got ' +
      `{"dtype":"F32","shape":[2,1],"data_offsets":[0,8.5]}. ${again}`,
  ],
  [
    "metadata that are no text",
    withHeader({ __metadata__: { activation: 1 }, a: w(0, 8) }, 8),
    "bad-header",
    `expected text for "activation" of __metadata__, got 1. ${again}`,
  ],
  [
    "metadata that are a list",
    withHeader({ __metadata__: [], a: w(0, 8) }, 8),
    "bad-header",
    `expected text by name for __metadata__, got []. ${again}`,
  ],
  [
    "offsets that are too close for the shape",
    withHeader({ a: w(0, 4) }, 4),
    "bad-offsets",
    `expected 8 bytes for F32 of shape (2, 1) of "a", got them from 0 to 4. ${again}`,
  ],
  [
    "a shape that overflows",
    withHeader({ a: w(0, 8, [2 ** 53 - 1, 2 ** 53 - 1, 2 ** 53 - 1]) }, 8),
    "bad-offsets",
    "expected over 2^53 bytes for F32 of shape " +
      `(9007199254740991, 9007199254740991, 9007199254740991) of "a", got them from 0 to 8. ${again}`,
  ],
  [
    "offsets backwards, of a type unknown",
    withHeader({ a: w(8, 0, [2], "F7") }, 8),
    "bad-offsets",
    `expected data_offsets in order of "a", got them from 8 to 0. ${again}`,
  ],
  [
    "tensors that overlap",
    withHeader({ a: w(0, 8), b: w(4, 12) }, 12),
    "bad-offsets",
    `expected the next tensor at 8, got an overlap before "b", at 4. ${again}`,
  ],
  [
    "a hole between tensors",
    withHeader({ b: w(12, 20), a: w(0, 8) }, 20),
    "bad-offsets",
    `expected the next tensor at 8, got a hole before "b", at 12. ${again}`,
  ],
  [
    "a hole before the first",
    withHeader({ a: w(4, 12) }, 12),
    "bad-offsets",
    `expected the next tensor at 0, got a hole before "a", at 4. ${again}`,
  ],
  [
    "bytes that belong to no tensor",
    withHeader({ a: w(0, 8) }, 9),
    "bad-offsets",
    `expected tensors for all 9 bytes behind the header, got 8. ${again}`,
  ],
  [
    "fewer bytes than the tensors need",
    withHeader({ a: w(0, 8) }, 7),
    "truncated",
    `expected 8 bytes behind the header, got 7. ${again}`,
  ],
  [
    "no tensors",
    withHeader({}),
    "no-model",
    "expected weights and biases, such as layers.0.w and layers.0.b, got nothing. Choose a file with a network.",
  ],
  [
    "a convolution",
    fixture("bad/convolution.safetensors"),
    "bad-shape",
    "0.weight: expected the weights of a linear layer, of two dimensions, got the shape (2, 1, 3, 3). " +
      "Only linear layers can be opened.",
  ],
  [
    "numbers of 8 bits",
    fixture("bad/float8.safetensors"),
    "bad-type",
    "layers.0.w: expected float32, float64 or float16, got F8_E4M3. Save it as float32.",
  ],
];
