import { strFromU8, strToU8 } from "fflate";
import { sizeWords } from "../../data/words.ts";
import { shortJson } from "../../experiment/shortJson.ts";
import { countText } from "./countText.ts";
import { ModelError, type ModelErrorCode } from "./modelError.ts";
import { shapeText } from "./shapeText.ts";
import { repeatedKey } from "./uniqueKeys.ts";

/** A tensor as the header describes it; `begin` and `end` count from where the numbers begin. */
export interface TensorInfo {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly tensors: readonly TensorInfo[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Where the numbers begin. */
  readonly offset: number;
}

/** The format allows 100 MB; a network of ten layers needs some two thousand bytes. */
const LONGEST = 2 ** 20;

/** No file has more bytes: what says so is no length. */
const HUGE = 1e12;

/** Bits of each type of the format. */
const BITS: ReadonlyMap<string, number> = new Map([
  ...(["BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3"] as const).map((type) => [type, 8] as const),
  ...(["U16", "I16", "F16", "BF16"] as const).map((type) => [type, 16] as const),
  ...(["U32", "I32", "F32"] as const).map((type) => [type, 32] as const),
  ...(["U64", "I64", "F64", "C64"] as const).map((type) => [type, 64] as const),
]);

/** Characters of a wrong value in a message. */
const SHOWN = 79;

const AGAIN = "Save or download it again.";

type Refuse = (code: ModelErrorCode, what: string) => never;

/**
 * The header of a safetensors file: tensors in the order of their numbers, which lie without gaps from first to last.
 *
 * Source: "Format" in the README of huggingface/safetensors.
 * @throws ModelError `truncated`, `too-large`, `bad-header` or `bad-offsets`
 */
export function safetensorsHeader(bytes: Uint8Array, file: string): SafetensorsHeader {
  const refuse: Refuse = (code, what) => {
    throw new ModelError(code, file, `${file}: expected ${what}`);
  };
  if (bytes.length < 8) refuse("truncated", `a header’s length in 8 bytes, got ${bytes.length}. ${AGAIN}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true) + 2 ** 32 * view.getUint32(4, true);
  if (length > LONGEST) {
    const got = length > HUGE ? "over 1,000 GB" : sizeWords(length);
    refuse("too-large", `a header of at most ${sizeWords(LONGEST)}, got ${got}. Choose another file.`);
  }
  const offset = 8 + length;
  if (offset > bytes.length) {
    refuse("truncated", `a header of ${length} bytes, got ${bytes.length - 8}. ${AGAIN}`);
  }
  const { __metadata__: metadata = {}, ...rest } = parsed(bytes.subarray(8, offset), refuse);
  const tensors = Object.entries(rest).map(([name, info]) => tensorOf(name, info, refuse));
  // Where one ends another begins; of an empty one, too.
  tensors.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkPlaces(tensors, bytes.length - offset, refuse);
  return { tensors, metadata: metadataOf(metadata, refuse), offset };
}

function parsed(bytes: Uint8Array, refuse: Refuse): Record<string, unknown> {
  const wrong = (got: string): never =>
    refuse("bad-header", `a JSON object in UTF-8 for a header, got ${got}. ${AGAIN}`);
  const text = strFromU8(bytes);
  // What is no UTF-8 is replaced without a word, and a mark of byte order left out.
  const again = strToU8(text);
  if (again.length !== bytes.length || again.some((byte, i) => byte !== bytes[i])) wrong("other bytes");
  if (!text.startsWith("{")) wrong(bytes.length === 0 ? "no bytes" : "something else");
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    return wrong("something else");
  }
  const twice = repeatedKey(text);
  if (twice !== null)
    refuse("bad-header", `each name once in the header, got ${JSON.stringify(twice)} twice. ${AGAIN}`);
  return isRecord(header) ? header : wrong("something else");
}

function tensorOf(name: string, info: unknown, refuse: Refuse): TensorInfo {
  const { dtype, shape, data_offsets: offsets } = isRecord(info) ? info : {};
  if (typeof dtype !== "string" || !areSizes(shape) || !areSizes(offsets) || offsets.length !== 2) {
    const what = "dtype, shape and two data_offsets of whole numbers";
    return refuse(
      "bad-header",
      `${what} for ${JSON.stringify(name)}, got ${shortJson(withoutRounding(info), SHOWN)}. ${AGAIN}`,
    );
  }
  const [begin, end] = offsets;
  const bits = BITS.get(dtype);
  const length = bits === undefined ? null : shape.reduce((product, side) => product * side, bits / 8);
  if (begin > end || (length !== null && end - begin !== length)) {
    const needed =
      length === null
        ? "data_offsets in order"
        : `${countText(length)} bytes for ${dtype} of shape ${shapeText(shape)}`;
    refuse("bad-offsets", `${needed} of ${JSON.stringify(name)}, got them from ${begin} to ${end}. ${AGAIN}`);
  }
  return { name, dtype, shape, begin, end };
}

/** What the header says of a tensor, with words for the sizes that JSON has rounded. */
function withoutRounding(info: unknown): unknown {
  if (!isRecord(info)) return info;
  const told = (size: unknown): unknown =>
    typeof size === "number" && Number.isInteger(size) && !Number.isSafeInteger(size)
      ? countText(size)
      : size;
  return Object.fromEntries(
    Object.entries(info).map(([key, value]) => [key, Array.isArray(value) ? value.map(told) : value]),
  );
}

function checkPlaces(tensors: readonly TensorInfo[], length: number, refuse: Refuse): void {
  let at = 0;
  for (const { name, begin, end } of tensors) {
    if (begin !== at) {
      const got = `${begin < at ? "an overlap" : "a hole"} before ${JSON.stringify(name)}, at ${begin}`;
      refuse("bad-offsets", `the next tensor at ${at}, got ${got}. ${AGAIN}`);
    }
    at = end;
  }
  if (at > length) refuse("truncated", `${at} bytes behind the header, got ${length}. ${AGAIN}`);
  if (at < length)
    refuse("bad-offsets", `tensors for all ${length} bytes behind the header, got ${at}. ${AGAIN}`);
}

function metadataOf(metadata: unknown, refuse: Refuse): Record<string, string> {
  const entries = isRecord(metadata) ? Object.entries(metadata) : null;
  if (entries === null) {
    return refuse("bad-header", `text by name for __metadata__, got ${shortJson(metadata, SHOWN)}. ${AGAIN}`);
  }
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (typeof value === "string") return [key, value];
      return refuse(
        "bad-header",
        `text for ${JSON.stringify(key)} of __metadata__, got ${shortJson(value, SHOWN)}. ${AGAIN}`,
      );
    }),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const areSizes = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
