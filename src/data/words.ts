/** A number of things, in words: `1 cell`, `12,300 cells`; `more` where the plural is another than with an s. */
export const counted = (number: number, one: string, more = `${one}s`): string =>
  `${number.toLocaleString("en")} ${number === 1 ? one : more}`;

/** How large something is in bytes, in words: `812 bytes`, `41 kB`, `9.9 MB`, `537 MB`, `1.2 GB`; a kB is 1,000 bytes. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  // From where on the smaller unit would round to 1,000.
  if (bytes < 999_500) return `${Math.round(bytes / 1e3)} kB`;
  if (bytes < 99.95e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return bytes < 999.5e6 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
