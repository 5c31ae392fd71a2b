/** Numbers of one NumPy type. */
export interface ElementType {
  /** Bytes of one. */
  readonly size: number;
  /** Those of one byte, that stand in the file as they are used. */
  readonly plain: boolean;
  read(view: DataView, at: number, littleEndian: boolean): number;
}

const TWO_32 = 2 ** 32;

/** By NumPy's letter and number of bytes. */
export const elementTypes: ReadonlyMap<string, ElementType> = new Map([
  ["u1", { size: 1, plain: true, read: (view, at) => view.getUint8(at) }],
  // True is stored as 1.
  ["b1", { size: 1, plain: true, read: (view, at) => view.getUint8(at) }],
  ["i1", { size: 1, plain: false, read: (view, at) => view.getInt8(at) }],
  ["u2", { size: 2, plain: false, read: (view, at, little) => view.getUint16(at, little) }],
  ["i2", { size: 2, plain: false, read: (view, at, little) => view.getInt16(at, little) }],
  ["u4", { size: 4, plain: false, read: (view, at, little) => view.getUint32(at, little) }],
  ["i4", { size: 4, plain: false, read: (view, at, little) => view.getInt32(at, little) }],
  [
    "u8",
    {
      size: 8,
      plain: false,
      read: (view, at, little) => long(view, at, little, view.getUint32(at + (little ? 4 : 0), little)),
    },
  ],
  [
    "i8",
    {
      size: 8,
      plain: false,
      read: (view, at, little) => long(view, at, little, view.getInt32(at + (little ? 4 : 0), little)),
    },
  ],
  ["f2", { size: 2, plain: false, read: (view, at, little) => half(view.getUint16(at, little)) }],
  ["f4", { size: 4, plain: false, read: (view, at, little) => view.getFloat32(at, little) }],
  ["f8", { size: 8, plain: false, read: (view, at, little) => view.getFloat64(at, little) }],
]);

/** Exact as far as a pixel or a label can go; a bigint for each would take ten times as long. */
function long(view: DataView, at: number, littleEndian: boolean, high: number): number {
  return high * TWO_32 + view.getUint32(at + (littleEndian ? 0 : 4), littleEndian);
}

/** IEEE 754 binary16. */
export function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
