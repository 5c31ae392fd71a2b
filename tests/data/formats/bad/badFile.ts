/** What it is, its bytes, the code and the message for it, word for word behind the file's name. */
export type BadFile = readonly [what: string, bytes: Uint8Array, code: string, message: string | RegExp];

export const text = (...lines: string[]) => new TextEncoder().encode(lines.join("\n"));
