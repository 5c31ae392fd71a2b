/** A .npy file of version 1. */
export function npyBytes(descr: string, shape: readonly number[], values: Uint8Array): Uint8Array {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${sides}), }`.padEnd(117) + "\n";
  const ascii = Array.from(header, (letter) => letter.charCodeAt(0));
  return Uint8Array.of(...[0x93, 78, 85, 77, 80, 89, 1, 0, header.length, 0], ...ascii, ...values);
}

/** An array (N,) of texts, as NumPy saves it; `descr` such as `<U5` or `|S5`. */
export function textBytes(texts: readonly string[], descr: string): Uint8Array {
  const length = Number(descr.slice(2));
  const wide = descr[1] === "U";
  const values = new Uint8Array(texts.length * length * (wide ? 4 : 1));
  const view = new DataView(values.buffer);
  texts.forEach((text, at) => {
    Array.from(text).forEach((letter, i) => {
      const place = at * length + i;
      if (wide) view.setUint32(place * 4, letter.codePointAt(0) ?? 0, descr.startsWith("<"));
      else view.setUint8(place, letter.charCodeAt(0));
    });
  });
  return npyBytes(descr, [texts.length], values);
}
