import { idxBytes } from "../../idxBytes.ts";
import type { BadFile } from "./badFile.ts";

export const badIdx: readonly BadFile[] = [
  [
    "a cut IDX file",
    idxBytes([6, 4, 5]).subarray(0, 100),
    "truncated",
    "expected 136 bytes, got 100. Is the file complete?",
  ],
  [
    "a cut header",
    idxBytes([6, 4, 5]).subarray(0, 9),
    "truncated",
    "expected 16 bytes, got 9. Is the file complete?",
  ],
  [
    "a longer IDX file",
    Uint8Array.of(...idxBytes([6]), 0),
    "wrong-length",
    "expected 14 bytes for 6, got 15. Download the file again.",
  ],
  [
    "a length that lies",
    idxBytes([6, 4, 5]).map((byte, i) => (i === 5 ? 1 : byte)),
    "truncated",
    "expected 1,310,856 bytes, got 136. Is the file complete?",
  ],
  [
    "a length beyond memory",
    idxBytes([6, 4, 5]).map((byte, i) => (i === 4 ? 255 : byte)),
    "too-large",
    "expected at most 671 MB, got 4278190086×4×5. Choose a smaller file.",
  ],
  [
    "floats",
    idxBytes([2, 3, 3], [0], 13),
    "bad-type",
    "expected unsigned bytes (magic 0x000008..), got 32-bit floats. Convert the file to bytes.",
  ],
  [
    "colours",
    idxBytes([2, 3, 3, 3]),
    "bad-dimensions",
    "expected images with one channel, got 2×3×3×3. Make the images grey.",
  ],
  [
    "two dimensions",
    idxBytes([2, 9]),
    "bad-dimensions",
    "expected 3 dimensions (images) or 1 (labels), got 2. Choose another file.",
  ],
  [
    "photos",
    idxBytes([1, 224, 224]),
    "unsupported-size",
    "expected images of at most 64×64, got 224×224. Make the images smaller.",
  ],
];
